// How far long work is, and its end at any moment; gone when nothing is under way.
export default {
  template: `
    <div v-if="what" class="row working">
      <span>{{ what }}<template v-if="total">: {{ done }} of {{ total }}</template></span>
      <progress :max="total || 1" :value="total ? done : null" :aria-label="what"></progress>
      <button type="button" @click="$emit('stop', {})">Cancel</button>
    </div>`,
  props: { what: String, done: Number, total: Number },
  emits: ["stop"],
};
