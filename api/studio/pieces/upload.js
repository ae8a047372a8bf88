// A file from this machine, sent as it is; the answer of the server says what is wrong with it.
export default {
  template: `
    <div class="stack tight">
      <label class="button"><span>{{ label }}</span><input ref="file" class="visually-hidden" type="file" :accept="accept" :multiple="multiple" @change="send" /></label>
      <p class="quiet" role="status">{{ state }}</p>
      <p v-if="wrong" class="problem" role="alert">{{ wrong }}</p>
    </div>`,
  props: { label: String, accept: String, multiple: Boolean, address: String, limit: Number, said: Object },
  data() { return { state: "", wrong: "" }; },
  methods: {
    fill(text, blanks) { return text.replace(/\{(\w+)\}/g, (_, name) => blanks[name]); },
    async send() {
      const files = [...this.$refs.file.files];
      this.$refs.file.value = "";
      this.wrong = "";
      for (const [i, file] of files.entries()) {
        if (file.size > this.limit) { this.wrong = this.fill(this.said.large, { file: file.name, most: Math.round(this.limit / 1e6) }); break; }
        this.state = this.fill(this.said.reading, { file: files.length > 1 ? `${i + 1}/${files.length}: ${file.name}` : file.name });
        const last = i === files.length - 1;
        const headers = { "X-File-Name": encodeURIComponent(file.name), "X-Last": String(last), "X-First": String(i === 0), "Content-Type": "application/octet-stream" };
        try {
          const answer = await fetch(this.address, { method: "POST", body: file, headers });
          if (answer.status !== 204) { this.wrong = await answer.text(); break; }
        } catch { this.wrong = this.said.lost; break; }
      }
      this.state = this.wrong ? "" : this.fill(this.said.read, { file: files.map((file) => file.name).join(", ").slice(0, 120) });
    },
  },
};
