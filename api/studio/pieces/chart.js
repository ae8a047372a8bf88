// A plan's weeks as bars of what is run. A bar is pulled by mouse or with the keys up and down: the week's kilometres,
// fixed. The chart is one stop of the Tab key; left and right go from week to week.
const FLOOR = 150, TOP = 22, LEFT = 34, RIGHT = 8;
const NUMBERED = 22, TYPED = 40; // what stands below the bars: numbers, and the weeks' types too
const LETTER = 8; // the width of a figure in bold

export default {
  template: `
    <svg class="chart" :viewBox="'0 0 ' + width + ' ' + height" :height="height" role="group" :aria-label="label">
      <g v-for="line in lines" :key="line"><line class="grid" :x1="left" :x2="width" :y1="y(line)" :y2="y(line)" /><text x="0" :y="y(line) + 4">{{ line }}</text></g>
      <g v-for="(week, i) in weeks" :key="week.number" :class="['bar', { pinned: week.pinned }]" role="slider" :tabindex="i === Math.min(at, weeks.length - 1) ? 0 : -1" aria-orientation="vertical"
        :aria-label="week.spoken" aria-valuemin="0" :aria-valuemax="Math.ceil(top)" :aria-valuenow="shown(week)" :aria-valuetext="(aim?.number === week.number ? aim.value : week.said) + ' ' + unit"
        @keydown="key($event, week, i)" @pointerdown="press($event, week)" @pointerenter="$emit('look', { week: week.number })" @focus="at = i; $emit('look', { week: week.number })">
        <rect v-for="part in parts(week)" :key="part.type" :class="['segment', 'kind-' + part.type]" :x="x(i)" :width="bar" :y="part.y" :height="part.height" rx="1" />
        <rect v-if="week.before !== null && Math.abs(week.before - week.total) > 0.01" class="before" :x="x(i) - 2" :width="bar + 4" :y="y(week.before)" :height="floor - y(week.before)" />
        <rect class="grip" :x="x(i) + bar / 2 - Math.min(9, bar / 2)" :width="Math.min(18, bar)" :y="y(shown(week)) - 5" height="4" rx="2" />
        <line v-if="aim && aim.number === week.number" class="aim" :x1="x(i) - 4" :x2="x(i) + bar + 4" :y1="y(aim.value)" :y2="y(aim.value)" />
        <text v-if="labelled.has(i)" class="total" :x="x(i) + bar / 2" :y="y(Math.max(shown(week), week.before || 0)) - 8" text-anchor="middle">{{ total(week) }}</text>
        <text v-if="i % numbersApart === 0" :x="x(i) + bar / 2" :y="floor + 15" text-anchor="middle">{{ week.number }}</text>
        <text v-if="typed" :x="x(i) + bar / 2" :y="floor + 30" text-anchor="middle">{{ week.kind }}</text>
        <rect class="hit" :x="x(i) - gap / 2" :width="bar + gap" y="0" :height="height" rx="3" />
      </g>
    </svg>`,
  props: { weeks: Array, unit: String, step: Number, label: String, fixed: Boolean },
  emits: ["pull", "look"],
  data() { return { width: 600, aim: null, at: 0, floor: FLOOR, left: LEFT }; },
  mounted() {
    this.sized = new ResizeObserver(([entry]) => { this.width = Math.max(240, Math.round(entry.contentRect.width)); });
    this.sized.observe(this.$el);
  },
  beforeUnmount() { this.sized.disconnect(); },
  computed: {
    top() { return Math.max(10, ...this.weeks.map((week) => Math.max(week.total, week.before || 0)), this.aim?.value || 0) * 1.05; },
    slot() { return (this.width - LEFT - RIGHT) / Math.max(1, this.weeks.length); },
    typed() { return this.bar > 52; },
    height() { return FLOOR + (this.typed ? TYPED : NUMBERED); },
    exact() { return this.slots(this.weeks.map((week) => week.said)) === 1; },
    apart() { return this.exact ? 1 : this.slots(this.weeks.map((week) => Math.round(week.total))); },
    labelled() { // where there is no room for all: weeks with no higher bar beside them to hide the figure
      const total = (i) => this.weeks[i]?.total ?? 0;
      const found = [];
      for (let i = 0; i < this.weeks.length; i += 1) {
        const hidden = this.apart > 1 && Math.max(total(i - 1), total(i + 1)) > total(i);
        if (!hidden && !(i - found.at(-1) < this.apart)) found.push(i);
      }
      return new Set(found);
    },
    numbersApart() { return this.slots(this.weeks.map((week) => week.number)); },
    gap() { return Math.min(10, this.slot * 0.25); },
    bar() { return Math.min(90, this.slot - this.gap); },
    lines() {
      const step = [5, 10, 20, 25, 50, 100].find((size) => this.top / size <= 4.5) || 100;
      return Array.from({ length: Math.floor(this.top / step) + 1 }, (_, i) => i * step);
    },
  },
  methods: {
    x(i) { return LEFT + i * this.slot + (this.slot - this.bar) / 2; },
    y(value) { return FLOOR - (FLOOR - TOP) * (value / this.top); },
    slots(figures) { return Math.ceil((LETTER * Math.max(1, ...figures.map((figure) => String(figure).length))) / this.slot); },
    total(week) {
      if (!this.exact) return Math.round(this.shown(week));
      return this.aim?.number === week.number ? this.aim.value : week.said;
    },
    shown(week) { return this.aim?.number === week.number ? this.aim.value : week.total; },
    parts(week) {
      let below = 0;
      return week.parts.map(({ type, value }) => {
        const y = this.y(below + value);
        const height = this.y(below) - y;
        below += value;
        return { type, y, height };
      });
    },
    rounded(value) { return Math.max(0, Math.round(value / this.step) * this.step); },
    key(event, week, i) {
      const beside = { ArrowLeft: i - 1, ArrowRight: i + 1, Home: 0, End: this.weeks.length - 1 }[event.key];
      if (beside !== undefined) {
        event.preventDefault();
        this.$el.querySelectorAll(".bar")[beside]?.focus();
        return;
      }
      const change = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
      if (change !== undefined && !this.fixed) {
        event.preventDefault();
        this.aim = { number: week.number, value: this.rounded(this.shown(week) + change * this.step) };
        clearTimeout(this.timer);
        this.timer = setTimeout(this.pulled, 350);
      } else if (event.key === "Enter" && this.aim) this.pulled();
      else if (event.key === "Escape") { clearTimeout(this.timer); this.aim = null; }
    },
    pulled() {
      clearTimeout(this.timer);
      const aim = this.aim;
      this.aim = null;
      if (aim && this.weeks.find((week) => week.number === aim.number)?.total !== aim.value) this.$emit("pull", { week: aim.number, value: aim.value });
    },
    press(event, week) {
      if (this.fixed || event.button !== 0 || event.pointerType === "touch") return;
      const [start, from, scale] = [event.clientY, week.total, (this.top / (FLOOR - TOP)) * (this.height / this.$el.getBoundingClientRect().height)];
      const moving = (e) => {
        if (Math.abs(e.clientY - start) > 3 || this.aim) this.aim = { number: week.number, value: this.rounded(from + (start - e.clientY) * scale) };
      };
      const done = () => {
        removeEventListener("pointermove", moving);
        removeEventListener("pointerup", done);
        this.pulled();
      };
      addEventListener("pointermove", moving);
      addEventListener("pointerup", done);
    },
  },
};
