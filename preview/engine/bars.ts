import { engine } from './o-spreadsheet';

/*
 * The engine draws charts with a library of its own choosing that this page does not have: half as large as the engine
 * again, for bars. So bars are drawn here, from what the engine has worked out for that library.
 */

/** What the engine works out for a chart of bars. */
interface Bars {
  readonly type: string;
  readonly data: {
    readonly labels?: readonly unknown[];
    readonly datasets: readonly {
      readonly label?: string;
      readonly data: readonly unknown[];
      readonly backgroundColor?: unknown;
    }[];
  };
  readonly options?: {
    readonly indexAxis?: string;
    readonly plugins?: { readonly title?: { readonly text?: unknown } };
  };
}

/** Bars are drawn here instead. */
export function drawBarsOurselves(): void {
  const { ChartJsComponent } = engine.components;
  class BarsComponent extends ChartJsComponent {
    private observer: ResizeObserver | undefined;
    // biome-ignore lint/suspicious/noExplicitAny: the engine's own type names a library that is not there
    override createChart({ chartJsConfig }: any): void {
      const canvas = this.canvas.el as HTMLCanvasElement;
      this.observer?.disconnect();
      this.observer = new ResizeObserver(() => draw(canvas, chartJsConfig));
      this.observer.observe(canvas.parentElement ?? canvas);
    }
    // biome-ignore lint/suspicious/noExplicitAny: as above
    override updateChartJs(runtime: any): void {
      this.createChart(runtime);
    }
    override unmount(): void {
      this.observer?.disconnect();
    }
  }
  engine.registries.chartComponentRegistry.replace('bar', BarsComponent);
}

const INK = '#16202a';
const LINE = '#c9d1d9';
const [MARGIN, TEXT, TITLE_HEIGHT, LEGEND_HEIGHT] = [10, 11, 26, 20];
const FONT = `${TEXT}px system-ui, sans-serif`;

/** A part of the canvas, in pixels of the page. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function draw(canvas: HTMLCanvasElement, bars: Bars): void {
  const { clientWidth: width, clientHeight: height } = canvas.parentElement ?? canvas;
  const pen = canvas.getContext('2d');
  if (!pen || width === 0 || height === 0) return;
  const sharpness = window.devicePixelRatio || 1;
  Object.assign(canvas, { width: width * sharpness, height: height * sharpness });
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  pen.scale(sharpness, sharpness);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = INK;
  pen.font = `bold ${TEXT + 1}px system-ui, sans-serif`;
  pen.textBaseline = 'middle';
  pen.fillText(String(bars.options?.plugins?.title?.text ?? ''), MARGIN, TITLE_HEIGHT / 2);
  pen.font = FONT;
  const hasLegend = bars.data.datasets.length > 1;
  if (hasLegend) drawLegend(pen, bars, height - LEGEND_HEIGHT / 2);
  const box = {
    left: MARGIN,
    top: TITLE_HEIGHT,
    width: width - 2 * MARGIN,
    height: height - TITLE_HEIGHT - (hasLegend ? LEGEND_HEIGHT : 0) - MARGIN / 2,
  };
  if (bars.options?.indexAxis === 'y') drawAcross(pen, bars, box);
  else drawUp(pen, bars, box);
}

function numbersOf({ data }: Bars['data']['datasets'][number]): readonly number[] {
  return data.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : 0));
}

function colourOf({ backgroundColor }: Bars['data']['datasets'][number]): string {
  return typeof backgroundColor === 'string' ? backgroundColor : '#1F3A5F';
}

function mostOf({ data }: Bars): number {
  return Math.max(1, ...data.datasets.flatMap(numbersOf));
}

function drawLegend(pen: CanvasRenderingContext2D, { data }: Bars, middle: number): void {
  let left = MARGIN;
  for (const set of data.datasets) {
    pen.fillStyle = colourOf(set);
    pen.fillRect(left, middle - TEXT / 2, TEXT, TEXT);
    pen.fillStyle = INK;
    pen.fillText(set.label ?? '', left + TEXT + 5, middle);
    left += TEXT + 5 + pen.measureText(set.label ?? '').width + 2 * MARGIN;
  }
}

/** Names at the left, the bars to the right, the numbers at their ends. */
function drawAcross(pen: CanvasRenderingContext2D, bars: Bars, { left, top, width, height }: Box): void {
  const labels = (bars.data.labels ?? []).map(String);
  const names = Math.min(width / 2, Math.max(...labels.map((label) => pen.measureText(label).width)) + 8);
  const numbers = pen.measureText(String(mostOf(bars))).width + 6;
  const step = height / Math.max(1, labels.length);
  const scale = (width - names - numbers) / mostOf(bars);
  labels.forEach((label, i) => {
    const middle = top + step * (i + 0.5);
    pen.fillStyle = INK;
    pen.fillText(label, left, middle, names - 8);
    bars.data.datasets.forEach((set, j) => {
      const [number, thick] = [numbersOf(set)[i] ?? 0, (step * 0.7) / bars.data.datasets.length];
      pen.fillStyle = colourOf(set);
      pen.fillRect(left + names, middle - step * 0.35 + j * thick, number * scale, thick);
      pen.fillStyle = INK;
      pen.fillText(
        String(number),
        left + names + number * scale + 4,
        middle - step * 0.35 + (j + 0.5) * thick,
      );
    });
  });
  drawLine(pen, left + names, top, left + names, top + height);
}

/** Names below, the bars above them, the numbers on top. */
function drawUp(pen: CanvasRenderingContext2D, bars: Bars, { left, top, width, height }: Box): void {
  const labels = (bars.data.labels ?? []).map(String);
  const floor = top + height - 2 * TEXT - 4;
  const step = width / Math.max(1, labels.length);
  const scale = (floor - top - TEXT - 4) / mostOf(bars);
  pen.textAlign = 'center';
  labels.forEach((label, i) => {
    const middle = left + step * (i + 0.5);
    pen.fillStyle = INK;
    // A month and its year below each other: so narrow are the bars of a year.
    label.split(' ').forEach((word, line) => {
      pen.fillText(word, middle, floor + 4 + TEXT * (line + 0.5), step);
    });
    bars.data.datasets.forEach((set, j) => {
      const [number, thick] = [numbersOf(set)[i] ?? 0, (step * 0.7) / bars.data.datasets.length];
      const at = middle - step * 0.35 + j * thick;
      pen.fillStyle = colourOf(set);
      pen.fillRect(at, floor - number * scale, thick, number * scale);
      pen.fillStyle = INK;
      if (number > 0) pen.fillText(String(number), at + thick / 2, floor - number * scale - TEXT / 2 - 1);
    });
  });
  pen.textAlign = 'left';
  drawLine(pen, left, floor, left + width, floor);
}

function drawLine(
  pen: CanvasRenderingContext2D,
  ...[fromX, fromY, toX, toY]: [number, number, number, number]
): void {
  pen.strokeStyle = LINE;
  pen.beginPath();
  pen.moveTo(fromX, fromY);
  pen.lineTo(toX, toY);
  pen.stroke();
}
