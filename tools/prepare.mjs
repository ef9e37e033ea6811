// Runs before `npm start` and `npm test` under whatever Node the machine has: installs and builds when needed.
// This file keeps to what the oldest Node can read, so that it can say what is wrong.
if (Number(process.versions.node.split('.')[0]) < 18) {
  console.error(
    `Lyceum needs Node 18 or newer to install itself, and this is ${process.version}: get one from https://nodejs.org.`,
  );
  process.exit(1);
}
void import('./prepare/steps.mjs').then(function (steps) {
  process.exitCode = steps.prepare();
});
