import type { Chart } from './chart.js';
import { barsHeight, barsOption } from './bars.js';
import { heatMapHeight, heatMapOption } from './heat-map.js';
import { WIDTH } from './house-style.js';
import { stackedHeight, stackedOption } from './stacked.js';
import { trendHeight, trendOption } from './trend.js';

/**
 * The chart as a picture in SVG, 860 px wide, with its title and a description for those who do not see it. The same
 * chart gives the same bytes.
 */
export async function drawChart(chart: Chart): Promise<string> {
  engine ??= loadEngine();
  const { init } = await engine;
  const { height, option } = layOut(chart);
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    canvas.setOption(option);
    return described(canvas.renderToSVGString({ useViewBox: true }), chart);
  } finally {
    canvas.dispose();
  }
}

function layOut(chart: Chart): { height: number; option: Record<string, unknown> } {
  switch (chart.kind) {
    case 'trend':
      return { height: trendHeight(), option: trendOption(chart) };
    case 'heat-map':
      return { height: heatMapHeight(chart), option: heatMapOption(chart) };
    case 'stacked':
      return { height: stackedHeight(), option: stackedOption(chart) };
    case 'bars':
      return { height: barsHeight(chart), option: barsOption(chart) };
  }
}

let engine: ReturnType<typeof loadEngine> | undefined;

/** Not before the first chart: it takes half a second, and memory that most processes never need. */
async function loadEngine() {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([
    charts.LineChart,
    charts.BarChart,
    charts.HeatmapChart,
    components.AriaComponent,
    components.CalendarComponent,
    components.GridComponent,
    components.LegendComponent,
    components.TitleComponent,
    components.VisualMapPiecewiseComponent,
    renderers.SVGRenderer,
  ]);
  return core;
}

/** What the engine adds for a page with a mouse, under names that count the charts that this process has drawn. */
const LEFTOVERS =
  / (?:class="zr[^"]*"|ecmeta_\w+="[^"]*"|pointer-events="visible"|baseProfile="full")|<style >.*?<\/style>\n?/gs;

function described(svg: string, { title, description }: Chart): string {
  const words = `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>`;
  return svg
    .replaceAll(LEFTOVERS, '')
    .replaceAll(/\bzr\d+-/g, 'chart-')
    .replace(/^<svg ([^>]*)>/, (_, attributes: string) => `<svg ${attributes} role="img">${words}`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
