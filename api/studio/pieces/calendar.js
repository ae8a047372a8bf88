// A plan's calendar: a grid of days. A run is dragged to another day by mouse, or picked up with M, carried with the
// arrow keys and put down with Enter.
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: "first", End: "last" };
const QUIET_MS = 130;
const FAR = 6;
const NARROW = "(max-width: 59.99rem)";

export default {
  template: `
    <div @keydown="key" @pointerdown="press">
      <div class="calendar" role="grid" :aria-label="label" :aria-rowcount="weeks.length + 1">
      <div class="head" role="row"><span role="columnheader">{{ words.week }}</span><span v-for="n in words.days" :key="n" role="columnheader">{{ n }}</span></div>
      <div v-for="(week, w) in weeks" :key="week.number" class="week" role="row">
        <div class="title" role="rowheader" :tabindex="at === -week.number ? 0 : -1" :data-week="week.number" :class="{ wrong: errors['week' + week.number] }"
          :aria-selected="String(selected === 'week' + week.number)" :aria-label="week.spoken" @click="choose(week.number, null)" @focus="at = -week.number">
          <b>{{ week.number }}<span class="dot"> · </span><span class="total">{{ week.total }}</span></b><span>{{ week.type }}</span>
        </div>
        <div v-for="(day, d) in week.days" :key="day.date" role="gridcell" :data-date="day.date" :data-place="7 * w + d"
          :class="['day', 'kind-' + day.type, { run: day.movable, other: day.changed, pinned: day.pinned, wrong: errors[day.date], picked: picked === 7 * w + d, over: over === 7 * w + d }]"
          :tabindex="at === 7 * w + d ? 0 : -1" :aria-selected="String(selected === day.date)" :aria-label="day.spoken + (errors[day.date] ? '. ' + errors[day.date] : '')"
          @click="choose(week.number, day)" @focus="focused(7 * w + d)" @pointerenter="hover(week.number, day)">
          <span class="date"><span>{{ day.short }}</span><span v-if="day.extra">{{ day.extra }}</span></span>
          <span v-if="day.type !== 'rest'" class="pill"><span class="kind"><span class="long">{{ day.name }}</span><span class="letter">{{ day.letter }}</span></span><span>{{ day.km }}</span></span>
        </div>
      </div>
      </div>
      <div class="visually-hidden" role="status" aria-live="assertive">{{ said }}</div>
      <div v-if="ghost" class="ghost" :style="{ left: ghost.x + 'px', top: ghost.y + 'px' }">{{ ghost.text }}</div>
    </div>`,
  props: { weeks: Array, label: String, selected: String, errors: { type: Object, default: () => ({}) }, fixed: Boolean, tells: String, words: Object },
  emits: ["look", "choose", "move"],
  data() { return { at: 0, picked: null, over: null, said: "", ghost: null }; },
  methods: {
    fill(text, day) { return text.replace("{day}", day.spoken); },
    day(place) { return this.weeks[Math.floor(place / 7)]?.days[place % 7]; },
    choose(week, day) {
      if (this.dragged) return;
      const name = day?.date ?? "week" + week;
      this.$emit("choose", { week, date: day?.date ?? null, day: day?.weekday ?? null });
      // where columns stand below each other, what is told of a day is out of sight
      if (name !== this.selected && matchMedia(NARROW).matches) document.getElementById(this.tells)?.scrollIntoView();
    },
    hover(week, day) {
      if (this.picked !== null) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.$emit("look", { week, date: day.date, day: day.weekday }), QUIET_MS);
    },
    focused(place) {
      this.at = place;
      if (this.picked === null && this.day(place)) this.hover(Math.floor(place / 7) + 1, this.day(place));
    },
    focus(place) {
      this.at = place;
      this.$nextTick(() => this.$el.querySelector(place < 0 ? `[data-week="${-place}"]` : `[data-place="${place}"]`)?.focus());
    },
    key(event) {
      const step = STEPS[event.key];
      if (step !== undefined) { event.preventDefault(); this.go(step); return; }
      const place = this.at;
      const day = this.day(place);
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        if (this.picked !== null) this.drop(place);
        else this.choose(place < 0 ? -place : Math.floor(place / 7) + 1, day);
      } else if (event.key.toLowerCase() === "m" && day && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        this.pick(place);
      } else if (event.key === "Escape" && this.picked !== null) {
        this.said = this.words.put_back;
        this.picked = this.over = null;
      }
    },
    go(step) {
      const last = 7 * this.weeks.length - 1;
      if (this.at < 0) {
        const row = -this.at - 1;
        const other = { ArrowRight: 1, ArrowDown: 7, ArrowUp: -7 };
        if (step === 1) return this.focus(7 * row);
        if (step === 7 && row + 1 < this.weeks.length) return this.focus(-(row + 2));
        if (step === -7 && row > 0) return this.focus(-row);
        return undefined;
      }
      const row = Math.floor(this.at / 7);
      if (step === -1 && this.at % 7 === 0 && this.picked === null) return this.focus(-(row + 1));
      const target = step === "first" ? 7 * row : step === "last" ? 7 * row + 6 : this.at + step;
      if (target < 0 || target > last) return undefined;
      this.focus(target);
      if (this.picked !== null) { this.over = target; this.said = this.fill(this.words.to, this.day(target)); }
      return undefined;
    },
    pick(place) {
      const day = this.day(place);
      if (this.fixed || !day.movable) { this.said = this.words.nothing; return; }
      this.picked = place;
      this.said = this.fill(this.words.picked, day);
    },
    drop(place) {
      const [from, to] = [this.day(this.picked), this.day(place)];
      this.picked = this.over = null;
      if (!to || from.date === to.date) { this.said = this.words.put_back; return; }
      this.said = this.fill(this.words.moved, to);
      this.$emit("move", { from: from.date, to: to.date });
    },
    press(event) {
      const cell = event.target.closest("[data-place]");
      if (!cell || event.button !== 0 || event.pointerType === "touch" || this.fixed) return;
      const place = Number(cell.dataset.place);
      if (!this.day(place).movable) return;
      const start = { x: event.clientX, y: event.clientY };
      const moving = (e) => {
        if (this.picked === null && Math.hypot(e.clientX - start.x, e.clientY - start.y) < FAR) return;
        const day = this.day(place);
        this.picked = place;
        this.ghost = { x: e.clientX, y: e.clientY, text: `${day.name} ${day.km}` };
        const under = document.elementFromPoint(e.clientX, e.clientY)?.closest("[data-place]");
        this.over = under ? Number(under.dataset.place) : null;
      };
      const done = (e) => {
        removeEventListener("pointermove", moving);
        removeEventListener("pointerup", done);
        removeEventListener("pointercancel", done);
        removeEventListener("keydown", away, true);
        if (this.picked === null) return;
        this.dragged = true; // the click that follows a drag chooses nothing
        setTimeout(() => { this.dragged = false; }, 0);
        const target = e.type === "pointerup" ? this.over : null;
        this.ghost = null;
        if (target === null) this.picked = this.over = null; else this.drop(target);
      };
      const away = (e) => { if (e.key === "Escape") { e.stopPropagation(); this.over = null; done(e); } };
      addEventListener("pointermove", moving);
      addEventListener("pointerup", done);
      addEventListener("pointercancel", done);
      addEventListener("keydown", away, true);
    },
  },
};
