// Text, tables and small forms that the server writes: whatever has a data-act tells when it is used.
export default {
  template: `<div ref="sheet" v-html="html" @click="click" @change="change" @input="input" @submit.prevent="submit"></div>`,
  props: { html: String },
  emits: ["act"],
  watch: { html() { const id = document.activeElement?.id; if (id && this.$el.contains(document.activeElement)) this.$nextTick(() => document.getElementById(id)?.focus()); } },
  methods: {
    tell(element, more) { this.$emit("act", { act: element.dataset.act, value: element.dataset.value ?? null, ...more }); },
    click(event) {
      const element = event.target.closest("[data-act]");
      if (element && ["BUTTON", "A"].includes(element.tagName)) this.tell(element, {});
    },
    change(event) {
      const element = event.target.closest("select[data-act], input[type=checkbox][data-act]");
      if (element) this.tell(element, { input: element.type === "checkbox" ? element.checked : element.value });
    },
    input(event) {
      const element = event.target.closest("input[type=range][data-act]");
      if (!element) return;
      const value = Number(element.dataset.values ? element.dataset.values.split(",")[element.value] : element.value);
      element.setAttribute("aria-valuetext", value);
      const shown = document.getElementById(element.dataset.shows);
      if (shown) shown.textContent = value;
      this.tell(element, { input: value });
    },
    submit(event) { this.tell(event.target, { fields: Object.fromEntries(new FormData(event.target)) }); },
  },
};
