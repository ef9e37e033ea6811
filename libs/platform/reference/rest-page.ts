/** The reference of the REST API: Swagger UI on the document that is served beside it. */
export const REST_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Lyceum · REST API</title>
    <link rel="icon" type="image/png" href="/reference/assets/favicon-32x32.png">
    <link rel="stylesheet" href="/reference/assets/swagger-ui.css">
    <link rel="stylesheet" href="/reference/style.css">
  </head>
  <body>
    <nav><strong>Lyceum</strong> <a href="/reference" aria-current="page">REST API</a> <a href="/reference/sockets">Sockets</a> <a href="/api/v1/openapi.json">openapi.json</a></nav>
    <main id="reference"></main>
    <script src="/reference/assets/swagger-ui-bundle.js"></script>
    <script src="/reference/start.js"></script>
  </body>
</html>
`;

/** Nothing is asked of anybody else: no validator's badge, no remembered credentials. */
export const REST_SCRIPT = `SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  domNode: document.getElementById('reference'),
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  showExtensions: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  persistAuthorization: false,
});
`;
