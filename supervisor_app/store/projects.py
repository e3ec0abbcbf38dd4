"""Commands on projects and their stages."""

from sqlite_utils import Database

from supervisor_app.domain.life.project import Project, ProjectStage, stage_fault
from supervisor_app.errors import UserError
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import from_row, to_row
from supervisor_app.store.work import Work


def projects(db: Database) -> list[Project]:
    """Every project in order of name."""
    stages: dict[int, list[ProjectStage]] = {}
    for row in db.query("SELECT * FROM project_stage ORDER BY id"):
        stages.setdefault(row["project_id"], []).append(from_row(ProjectStage, row))
    rows = db.query("SELECT * FROM project ORDER BY name, id")
    return [from_row(Project, row, stages=tuple(stages.get(row["id"], ()))) for row in rows]


def save_project(ledger: Ledger, project: Project) -> int:
    """Add a project (id 0) or write an edited one with its stages; gives its id."""
    name = project.name.strip()
    if not name:
        raise UserError("项目名称是空的；请写明项目名称")
    if project.investment is not None and not 0 <= project.investment < 1e9:
        raise UserError(f"项目“{name}”的投资额 {project.investment:g} 万元不对；请改正")
    if len({item.stage for item in project.stages}) < len(project.stages):
        raise UserError(f"项目“{name}”有重复的阶段；每个阶段只填一次")
    fault = stage_fault(project, ledger.clock().date())
    if fault:
        raise UserError(f"项目“{name}”：{fault}")
    with ledger.command(f"{'修改' if project.id else '新增'}项目“{name}”", project.task_id) as work:
        row = to_row(project) | {"name": name}
        project_id = project.id or work.insert("project", row)
        if project.id:
            work.update("project", project.id, row)
        _write_stages(work, project_id, project)
    return project_id


def delete_project(ledger: Ledger, project: Project) -> None:
    """Take a project off the lists."""
    with ledger.command(f"删去项目“{project.name}”", project.task_id) as work:
        for row in list(work.db.query("SELECT id FROM project_stage WHERE project_id = ?", [project.id])):
            work.delete("project_stage", row["id"])
        work.delete("project", project.id)


def _write_stages(work: Work, project_id: int, project: Project) -> None:
    query = "SELECT stage, id FROM project_stage WHERE project_id = ?"
    present = dict(work.db.execute(query, [project_id]).fetchall())
    for stage in present.keys() - {item.stage.value for item in project.stages}:
        work.delete("project_stage", present[stage])
    for item in project.stages:
        if item.stage.value in present:
            work.update("project_stage", present[item.stage.value], to_row(item))
        else:
            work.insert("project_stage", {"project_id": project_id, **to_row(item)})
