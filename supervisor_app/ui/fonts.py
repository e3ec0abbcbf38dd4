"""The window's font: a Chinese one of the system with real weights, else the faces shipped with the program."""

from PySide6.QtGui import QFontDatabase

from supervisor_app.errors import UserError
from supervisor_app.paths import resource
from supervisor_app.ui.tokens import load_tokens

_FACES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf", "NotoSansSC-Bold.ttf")
# Families with a drawn 500 weight; others would be emboldened by machine.
_SYSTEM = ("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "思源黑体", "PingFang SC", "HarmonyOS Sans SC")


def install_fonts(prefer_shipped: bool = False) -> str:
    """The family to use, loaded; UserError when neither the system nor the installation has one."""
    if not prefer_shipped:
        families = set(QFontDatabase.families())
        for family in _SYSTEM:
            if family in families:
                return family
    for face in _FACES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", face))) < 0:
            raise UserError(f"字体文件 {face} 无法读取，请重新安装本程序")
    return load_tokens().family
