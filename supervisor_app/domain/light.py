"""The lights themselves; apart from how they are found, as the window paints them before anything is computed."""

from enum import StrEnum


class Light(StrEnum):
    """How a task stands; listed worst first, which is also the order on the board."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    GREY = "grey"
    DONE = "done"


LIGHT_WORDS = {Light.RED: "红", Light.YELLOW: "黄", Light.GREEN: "绿", Light.GREY: "灰", Light.DONE: "办结"}
