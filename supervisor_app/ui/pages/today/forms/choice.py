"""Which form deals with which group."""

from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.ui.pages.today.forms.decisions import ExtensionForm, LookBackForm, ReviewForm
from supervisor_app.ui.pages.today.forms.form import StepForm
from supervisor_app.ui.pages.today.forms.papers import ReplyForm, SignForm

FORMS: dict[TodoGroup, type[StepForm]] = {
    TodoGroup.UNACKNOWLEDGED: SignForm,
    TodoGroup.AWAITING_REPLY: ReplyForm,
    TodoGroup.EXTENSION: ExtensionForm,
    TodoGroup.LOOK_BACK: LookBackForm,
    TodoGroup.REVIEW: ReviewForm,
}
