"""How the studio looks: its style sheets, which travel with the page, so that nothing is fetched for them."""

from importlib.resources import files

_FOLDER = files("api.studio.pieces")
BASE = (_FOLDER / "base.css").read_text(encoding="utf-8")
"""Colours, type, space: all that the sign-in page needs."""
PIECES = "\n".join(
    (_FOLDER / name).read_text(encoding="utf-8") for name in ("layout.css", "form.css", "plan.css", "figures.css")
)
"""The pieces of the other pages."""
THEME = """
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => { try { return localStorage.getItem("pacewright-theme"); } catch { return null; } };
  const show = () => { root.dataset.theme = chosen() || (dark.matches ? "dark" : "light"); };
  dark.addEventListener("change", show);
  show();
  window.pacewrightTheme = () => {
    const next = root.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("pacewright-theme", next); } catch { /* private windows keep nothing */ }
    root.dataset.theme = next;
  };
})();
"""
"""Light or dark, as the system has it until somebody chooses; before the first paint."""
