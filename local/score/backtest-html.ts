import type { BacktestReport } from '../../shared/domain/retention';
import { backtestLines, verdictWords } from './backtest-words';

/** One self-contained page: no script, no request, plots as SVG. */
export function backtestHtml(reports: readonly BacktestReport[], title: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title>
<style>
body{font:15px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#1f2328;background:#fbfaf8;margin:0 auto;max-width:980px;padding:32px 20px}
h1{font-size:24px}h2{font-size:18px;margin-top:40px}figure{margin:0;background:#fff;border:1px solid #e7e3dc;border-radius:12px;padding:16px}
figcaption{font-weight:600;margin-bottom:8px}.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(420px,1fr));gap:16px}
pre{background:#fff;border:1px solid #e7e3dc;border-radius:12px;padding:16px;white-space:pre-wrap;font-size:13px}
svg{width:100%;height:auto;font:11px system-ui,sans-serif}.axis{stroke:#c9c4ba}.ideal{stroke:#c9c4ba;stroke-dasharray:4 4}.own{fill:#b4532a;stroke:#b4532a}.other{fill:#9aa5a0}
</style></head><body>
<h1>${escaped(title)}</h1>
${reports.map(section).join('\n')}
</body></html>
`;
}

function section(report: BacktestReport): string {
  return `<h2>As of ${report.asOf}, ${report.horizonDays} days ahead</h2>
${verdictWords(report).map((line) => `<p>${escaped(line)}</p>`).join('\n')}
<div class="plots">
${figure('Calibration: what was said, what happened', calibrationPlot(report))}
${figure('Who stays away: area under the curve (a coin: .5)', bars(report.measures.contenders.map(({ name, auc }) => ({ name, value: auc })), 0.5, 1))}
${figure('Came back by themselves, by state', bars(report.measures.states.map(({ state, members, share }) => ({ name: `${state} (${members})`, value: share })), 0, 1))}
${figure('Money of the horizon spent by the top tenth', bars(report.measures.contenders.map(({ name, topDecileCapture }) => ({ name, value: topDecileCapture })), 0, 1))}
</div>
<pre>${escaped(backtestLines(report).join('\n'))}</pre>`;
}

const figure = (caption: string, svg: string): string => `<figure><figcaption>${escaped(caption)}</figcaption>${svg}</figure>`;

function calibrationPlot({ measures }: BacktestReport): string {
  const at = (share: number): number => 40 + share * 240;
  const up = (share: number): number => 280 - share * 240;
  const bins = measures.calibration.map(({ predicted, actual }) => [at(predicted), up(actual)] as const);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => `<text x="${at(share)}" y="296" text-anchor="middle">${share}</text><text x="34" y="${up(share) + 4}" text-anchor="end">${share}</text>`);
  return `<svg viewBox="0 0 300 320" role="img" aria-label="actual share by predicted probability">
<path class="axis" d="M40 40V280H280" fill="none"/><path class="ideal" d="M40 280L280 40"/>${ticks.join('')}
<polyline points="${bins.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}" fill="none" class="own" style="fill:none" stroke-width="1.5"/>
${bins.map(([x, y]) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" class="own"/>`).join('')}
<text x="160" y="314" text-anchor="middle">predicted</text></svg>`;
}

/** Bars from `low` to `high`; the first is the engine's own. A bar without a value says so. */
function bars(entries: readonly { readonly name: string; readonly value: number | null }[], low: number, high: number): string {
  const height = entries.length * 30 + 8;
  const rows = entries.map(({ name, value }, i) => {
    const width = value === null ? 0 : Math.max(0, Math.min(1, (value - low) / (high - low))) * 130;
    const y = i * 30 + 4;
    const label = value === null ? 'not known' : value.toFixed(3);
    return `<text x="126" y="${y + 15}" text-anchor="end">${escaped(name)}</text><rect x="132" y="${y + 2}" width="${width.toFixed(1)}" height="18" rx="3" class="${i === 0 ? 'own' : 'other'}"/><text x="${(136 + width).toFixed(1)}" y="${y + 15}">${label}</text>`;
  });
  return `<svg viewBox="0 0 310 ${height}" role="img">${rows.join('')}</svg>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
