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

  const kinds = {
    // Actual by month as bars, the target as a line.
    actual_target(data) {
      const values = data.values.filter((value) => value !== null);
      const marks = data.target === null ? values : [...values, data.target];
      const low = Math.min(...marks), high = Math.max(...marks);
      const spread = (high - low) || Math.abs(high) || 1;
      const floor = data.unit === "%" && low > 50 ? Math.max(0, low - spread * 0.6) : 0;
      const target = data.target === null ? undefined : {
        symbol: "none", silent: true, lineStyle: { color: RED, type: "dashed" },
        label: { formatter: "目标 " + data.target_text, color: RED, position: "end", fontSize: 11 },
        data: [{ yAxis: data.target }],
      };
      return Object.assign(common(), {
        xAxis: { type: "category", data: data.months, axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } }, axisLabel: { color: SOFT } },
        yAxis: { type: "value", name: data.unit, min: floor, max: data.unit === "%" && high <= 100 ? 100 : undefined, nameTextStyle: { color: SOFT }, axisLabel: { color: SOFT, formatter: (v) => +v.toFixed(2) }, splitLine: { lineStyle: { color: "#eef1f4" } } },
        series: [{ type: "bar", name: data.name, data: data.values, barMaxWidth: 26, itemStyle: { color: BLUE, borderRadius: [2, 2, 0, 0] }, markLine: target }],
      });
    },
    // One of several small pictures: the line of the months, the target dashed.
    small(data) {
      const marks = data.values.filter((value) => value !== null).concat(data.target === null ? [] : [data.target]);
      const low = Math.min(...marks), high = Math.max(...marks), room = ((high - low) || Math.abs(high) || 1) * 0.15;
      return Object.assign(common(), {
        grid: { left: 2, right: 2, top: 6, bottom: 4 },
        xAxis: { type: "category", data: data.months, show: false, boundaryGap: false },
        yAxis: { type: "value", show: false, min: low - room, max: high + room },
        series: [{
          type: "line", name: data.name, data: data.values, symbolSize: 4, lineStyle: { color: BLUE, width: 1.5 }, itemStyle: { color: BLUE },
          markLine: data.target === null ? undefined : {
            symbol: "none", silent: true, label: { show: false }, lineStyle: { color: RED, type: "dashed" }, data: [{ yAxis: data.target }],
          },
        }],
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
