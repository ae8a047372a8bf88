"""What a sweep looks like: one small picture a metric, drawn by matplotlib, as PNG."""

from collections.abc import Sequence
from io import BytesIO

from api.tune.metrics import TITLES
from api.tune.sweep import Point

COLUMNS, DPI = 2, 110


def sweep_picture(weight: str, points: Sequence[Point], usual: int) -> bytes:
    """Each metric against the weight; the dashed line is what the profile has now."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = -(-len(TITLES) // COLUMNS)
    figure, grid = pyplot.subplots(rows, COLUMNS, figsize=(10, 2.4 * rows), dpi=DPI, sharex=True)
    for spare in grid.flat[len(TITLES) :]:
        spare.set_axis_off()
    for (name, title), axes in zip(TITLES.items(), grid.flat, strict=False):
        axes.plot([p.value for p in points], [p.metrics[name] for p in points], marker="o", color="#2b6cb0")
        axes.axvline(usual, color="#e07a1f", linestyle="--", linewidth=1)
        axes.set_title(title, loc="left", fontsize=10)
        axes.grid(alpha=0.3)
        axes.spines[["top", "right"]].set_visible(False)
        axes.set_ylim(0, 1.15 * max(axes.get_ylim()[1], 0.1))
    for axes in grid[-1]:
        axes.set_xlabel(weight)
    figure.tight_layout()
    picture = BytesIO()
    figure.savefig(picture, format="png", metadata={"Software": None})
    pyplot.close(figure)
    return picture.getvalue()
