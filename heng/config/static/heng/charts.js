/* Charts: each .chart[data-chart] carries its figures as JSON in data-figures. Tooltips are drawn, not HTML (CSP). */
"use strict";

(() => {
  const INK = "#1d2733", SOFT = "#5a6778", LINE = "#dfe4ea", BLUE = "#2f6fb0", GREEN = "#2b8a4e", RED = "#b3261e", GREY = "#c3ccd6";
  const FONT = getComputedStyle(document.body).fontFamily;

  const common = () => ({
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    textStyle: { fontFamily: FONT, color: INK },
    tooltip: { renderMode: "richText", trigger: "axis", confine: true, textStyle: { fontFamily: FONT, fontSize: 12 } },
    grid: { left: 8, right: 56, top: 28, bottom: 8, containLabel: true },
  });

  const LINED = { type: "line", symbol: "circle", symbolSize: 6, lineStyle: { color: BLUE, width: 2 }, itemStyle: { color: BLUE } };
  const BARRED = { type: "bar", barMaxWidth: 26, itemStyle: { color: BLUE, borderRadius: [2, 2, 0, 0] } };

  function range(data) {
    const marks = data.values.filter((value) => value !== null).concat(data.target === null ? [] : [data.target]);
    return [Math.min(...marks), Math.max(...marks)];
  }
  // Rounded towards the inside, so that nothing below 100 reads 100.
  const short = (value) => String(Math.floor(value * 100 + 1e-9) / 100);
  const target = (data, labelled) => data.target === null ? undefined : {
    symbol: "none", silent: true, lineStyle: { color: RED, type: "dashed" },
    label: { show: labelled, formatter: "目标 " + data.target_text, color: RED, position: "insideEndTop", fontSize: 11 },
    data: [{ yAxis: data.target }],
  };

  const kinds = {
    // Actual by month: rates as a line with points, counts as bars from zero; the target as a dashed line.
    actual_target(data) {
      const [low, high] = range(data), room = ((high - low) || Math.abs(high) || 1) * 0.15;
      const full = data.unit === "%" && high <= 100;
      const axis = data.is_rate ? { min: Math.max(0, low - room), max: full ? Math.min(100, high + room) : high + room } : { min: Math.min(0, low) };
      return Object.assign(common(), {
        xAxis: { type: "category", data: data.months, axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } }, axisLabel: { color: SOFT } },
        yAxis: Object.assign(axis, { type: "value", name: data.unit, nameTextStyle: { color: SOFT }, axisLabel: { color: SOFT, showMinLabel: !data.is_rate, showMaxLabel: !data.is_rate, formatter: (v) => short(v) }, splitLine: { lineStyle: { color: "#eef1f4" } } }),
        series: [Object.assign({ name: data.name, data: data.values, markLine: target(data, true) }, data.is_rate ? LINED : BARRED)],
      });
    },
    // One of several small pictures: the line of the months, the target dashed, the ends of the axis written on it.
    small(data) {
      const [low, high] = range(data), room = ((high - low) || Math.abs(high) || 1) * 0.12;
      const ends = { min: low - room, max: high + room };
      return Object.assign(common(), {
        grid: { left: 2, right: 2, top: 6, bottom: 4, containLabel: true },
        xAxis: { type: "category", data: data.months, show: false, boundaryGap: true },
        yAxis: Object.assign(ends, {
          type: "value", interval: ends.max - ends.min, splitLine: { show: false }, axisLine: { show: false }, axisTick: { show: false },
          axisLabel: { color: SOFT, fontSize: 10, formatter: (v) => short(v === ends.min ? low : high), verticalAlignMinLabel: "bottom", verticalAlignMaxLabel: "top" },
        }),
        series: [Object.assign({ name: data.name, data: data.values, markLine: target(data, false) }, LINED, { symbolSize: 4, lineStyle: { color: BLUE, width: 1.5 } })],
      });
    },
    // Points won and lost by part.
    points(data) {
      return Object.assign(common(), {
        grid: { left: 4, right: 64, top: 4, bottom: 4, containLabel: true },
        xAxis: { type: "value", show: false, max: data.most },
        yAxis: { type: "category", inverse: true, data: data.names, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: INK } },
        series: [
          { type: "bar", name: "得分", stack: "points", data: data.won, barMaxWidth: 16, itemStyle: { color: GREEN } },
          { type: "bar", name: "扣分", stack: "points", data: data.lost, barMaxWidth: 16, itemStyle: { color: GREY }, label: { show: true, position: "right", color: SOFT, formatter: (p) => data.labels[p.dataIndex] } },
        ],
      });
    },
  };

  function draw(root) {
    for (const place of root.querySelectorAll(".chart[data-chart]")) {
      if (echarts.getInstanceByDom(place)) continue;
      const data = JSON.parse(place.dataset.figures);
      const chart = echarts.init(place, null, { renderer: "canvas" });
      chart.setOption(kinds[place.dataset.chart](data));
      new ResizeObserver(() => chart.resize()).observe(place);
    }
  }

  draw(document);
  document.addEventListener("htmx:afterSettle", (event) => draw(event.detail.target));
})();
