"""A file the user chose, whole in memory; what keeps it from being read is one sentence."""

from pathlib import Path

from supervisor_app.errors import UserError, cause


def read_bytes(path: Path, wanted: str, megabytes: int, shorten: str) -> bytes:
    """The content of `path`, never empty; `UserError` when it cannot be read or is longer than `megabytes`.

    `wanted`: what the file should be, in words; `shorten`: what to do with one that is too long.
    """
    try:
        if path.is_dir():
            raise UserError(f"{path} 是文件夹；请选择其中的一个{wanted}")
        if path.exists() and not path.is_file():
            raise UserError(f"{path} 不是普通文件；请选择一个{wanted}")
        if path.stat().st_size > megabytes * 1_000_000:
            raise UserError(f"{path.name} 超过 {megabytes} MB，读不下；{shorten}")
        data = path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"找不到文件 {path}；请检查文件名和位置") from None
    except OSError as error:
        raise UserError(f"{path.name} 打不开（{cause(error)}）；请检查权限，或先在别的软件里关闭它") from None
    except ValueError:  # a NUL in it
        raise UserError(f"{path.name} 打不开（文件名不对）；请检查文件名") from None
    if not data:
        raise UserError(f"{path.name} 是空文件（0 字节）；请重新取得文件")
    return data
