// A request's form: shows the fields it is given, and tells which one was changed to what.
const WIDE = ["several", "by-day", "dates", "texts", "rows", "yes-no"];

function clockOf(seconds) {
  if (typeof seconds !== "number") return seconds ?? "";
  const two = (n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

function secondsOf(text) {
  const parts = text.trim().split(":");
  if (!text.trim()) return null;
  if (!parts.every((part) => /^\d+(\.\d+)?$/.test(part)) || parts.length > 3) return text;
  return parts.reduce((sum, part) => 60 * sum + Number(part), 0);
}

export default {
  template: `
    <form class="form" @submit.prevent novalidate>
      <details v-for="section in sections" :key="section.title" :open="section.open || hasWrong(section)">
        <summary>{{ section.title }}</summary>
        <div class="fields">
          <div v-for="f in section.fields" :key="f.path" :class="['field', { wide: isWide(f) }]">
            <label v-if="!isGroup(f) && f.kind !== 'yes-no'" :for="id(f)">{{ f.label }}<template v-if="f.unit"> ({{ f.unit }})</template></label>

            <select v-if="f.kind === 'choice'" :id="id(f)" :value="value(f) ?? ''" v-bind="state(f)" @change="set(f, $event.target.value || null)">
              <option v-if="!f.required" value="">{{ f.default === null ? "–" : named(f, f.default) }}</option>
              <option v-for="o in f.options.filter((o) => f.required || o !== f.default)" :key="o" :value="o">{{ named(f, o) }}</option>
              <option v-if="f.required && !f.options.includes(value(f))" :value="value(f) ?? ''">{{ typeof value(f) === "object" ? said.as_given : value(f) || "–" }}</option>
            </select>

            <input v-else-if="f.kind === 'number'" :id="id(f)" type="number" :min="f.min" :max="f.max" :step="f.step" :placeholder="f.default ?? ''"
              inputmode="decimal" :value="value(f) ?? ''" v-bind="state(f)" @input="set(f, $event.target.value === '' ? null : Number($event.target.value))" />
            <input v-else-if="f.kind === 'clock'" :id="id(f)" type="text" inputmode="numeric" :value="clock(value(f))" v-bind="state(f)" @change="set(f, seconds($event.target.value))" />
            <input v-else-if="f.kind === 'date'" :id="id(f)" type="date" :value="value(f) ?? ''" v-bind="state(f)" @input="set(f, $event.target.value || null)" />
            <input v-else-if="f.kind === 'words'" :id="id(f)" type="text" :value="value(f) ?? ''" v-bind="state(f)" @change="set(f, $event.target.value || null)" />
            <input v-else-if="f.kind === 'texts'" :id="id(f)" type="text" :placeholder="said.commas" :value="(value(f) || []).join(', ')" v-bind="state(f)" @change="set(f, split($event.target.value))" />

            <div v-else-if="f.kind === 'yes-no'" class="yes">
              <input type="checkbox" :id="id(f)" :checked="value(f) ?? f.default" v-bind="state(f)" @change="set(f, $event.target.checked)" />
              <label :for="id(f)">{{ f.label }}</label>
            </div>

            <fieldset v-else-if="f.kind === 'several'" v-bind="described(f)">
              <legend>{{ f.label }}</legend>
              <div :class="['toggles', { days: f.short }]">
                <label v-for="o in f.options" :key="o"><input type="checkbox" :aria-label="named(f, o)" :checked="chosen(f).includes(o)" @change="toggle(f, o)" /><span aria-hidden="true">{{ f.short ? f.shorts[o] : named(f, o) }}</span></label>
              </div>
              <button v-if="!Array.isArray(value(f) ?? [])" type="button" @click="set(f, null)">{{ fill(said.given, { value: JSON.stringify(value(f)) }) }}</button>
            </fieldset>

            <fieldset v-else-if="f.kind === 'by-day'" v-bind="described(f)">
              <legend>{{ f.label }}</legend>
              <div class="by-day">
                <label v-for="d in f.days" :key="d">{{ f.shorts[d] }}<input type="number" min="0" step="any" :aria-label="f.label + ', ' + named(f, d)" :value="(value(f) || {})[d] ?? ''" @change="setDay(f, d, $event.target.value)" /></label>
              </div>
            </fieldset>

            <fieldset v-else-if="f.kind === 'dates'" v-bind="described(f)">
              <legend>{{ f.label }}</legend>
              <div class="entries"><button v-for="d in value(f) || []" :key="d" type="button" @click="set(f, without(value(f), d))" :aria-label="fill(said.remove, { entry: d })">{{ d }} <span aria-hidden="true">✕</span></button></div>
              <input type="date" :aria-label="fill(said.add_to, { field: f.label })" @change="addDate(f, $event)" />
            </fieldset>

            <fieldset v-else-if="f.kind === 'rows'" v-bind="described(f)">
              <legend>{{ f.label }}</legend>
              <div class="rows">
                <div v-for="(entry, i) in value(f) || []" :key="i" class="entry">
                  <label v-for="sub in f.fields" :key="sub.path">{{ sub.label }}<template v-if="sub.unit"> ({{ sub.unit }})</template><input :type="sub.kind === 'number' ? 'number' : sub.kind === 'date' ? 'date' : 'text'" step="any" :value="entry[sub.path.slice(1)] ?? ''" @change="setEntry(f, i, sub, $event.target.value)" /></label>
                  <button type="button" :aria-label="fill(said.remove, { entry: f.label + ' ' + (i + 1) })" @click="set(f, (value(f) || []).filter((_, k) => k !== i))">✕</button>
                </div>
                <button type="button" @click="set(f, [...(value(f) || []), {}])">{{ said.add }}</button>
              </div>
            </fieldset>

            <p v-if="wrong(f)" class="wrong" :id="id(f) + '-wrong'">{{ wrong(f) }}</p>
          </div>
        </div>
      </details>
    </form>`,
  props: { sections: Array, values: Object, serial: Number, errors: Object, name: String, said: Object },
  emits: ["edit"],
  // What is being typed is this side's: values from elsewhere count when their serial number is a new one.
  data() { return { own: this.values }; },
  watch: { serial() { this.own = this.values; } },
  methods: {
    id(f) { return `${this.name}-${f.path.replaceAll(".", "-")}`; },
    value(f) { return f.path.split(".").reduce((part, name) => part?.[name], this.own); },
    wrong(f) {
      const found = Object.entries(this.errors || {}).filter(([path]) => path === f.path || path.startsWith(f.path + "."));
      return found.map(([path, message]) => (path === f.path ? message : `${this.part(f, path.slice(f.path.length + 1))}: ${message}`)).join("; ");
    },
    part(f, path) { // an entry's field as it is labelled: "2. Date"
      const [entry, name] = path.split(".");
      const label = f.fields?.find((sub) => sub.path.slice(1) === name)?.label ?? name;
      return /^\d+$/.test(entry) ? [`${Number(entry) + 1}.`, label].filter(Boolean).join(" ") : path;
    },
    hasWrong(section) { return section.fields.some((f) => this.wrong(f)); },
    described(f) { return this.wrong(f) ? { "aria-describedby": this.id(f) + "-wrong" } : {}; },
    state(f) { return this.wrong(f) ? { "aria-invalid": "true", ...this.described(f) } : {}; },
    isGroup(f) { return ["several", "by-day", "dates", "rows"].includes(f.kind); },
    isWide(f) { return f.wide || WIDE.includes(f.kind); },
    named(f, option) { return f.raw ? option : f.names?.[option] ?? this.words(option); },
    words(text) { const plain = String(text).replaceAll("_", " "); return plain[0].toUpperCase() + plain.slice(1); },
    fill(text, blanks) { return text.replace(/\{(\w+)\}/g, (_, name) => blanks[name]); },
    clock: clockOf,
    seconds: secondsOf,
    split(text) { const items = text.split(",").map((item) => item.trim()).filter(Boolean); return items.length ? items : null; },
    without(list, item) { const left = list.filter((one) => one !== item); return left.length ? left : null; },
    chosen(f) { const value = this.value(f) ?? f.default; return Array.isArray(value) ? value : []; },
    toggle(f, option) {
      const before = this.chosen(f);
      const after = before.includes(option) ? before.filter((o) => o !== option) : f.options.filter((o) => o === option || before.includes(o));
      this.set(f, after.length || f.default?.length ? after : null);
    },
    setDay(f, day, text) {
      const days = { ...(this.value(f) || {}) };
      if (text === "") delete days[day]; else days[day] = Number(text);
      this.set(f, Object.keys(days).length ? days : null);
    },
    addDate(f, event) {
      if (!event.target.value) return;
      this.set(f, [...new Set([...(this.value(f) || []), event.target.value])].sort());
      event.target.value = "";
    },
    setEntry(f, index, sub, text) {
      const value = text === "" ? null : sub.kind === "number" ? Number(text) : text;
      this.set(f, (this.value(f) || []).map((entry, i) => (i === index ? { ...entry, [sub.path.slice(1)]: value } : entry)));
    },
    set(f, value) {
      const path = f.path.split(".");
      const [part, name] = path;
      this.own = { ...this.own, [part]: name ? { ...this.own[part], [name]: value } : value };
      this.$emit("edit", { path, value });
    },
  },
};
