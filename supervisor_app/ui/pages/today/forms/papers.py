"""登记签收 and 登记回复: for one paper, or for all papers that came back together."""

from dataclasses import replace
from datetime import date

from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.pages.ledger.inputs import NO_SECRETS
from supervisor_app.ui.pages.today.forms.form import StepForm, complain
from supervisor_app.ui.pages.today.rows import TodoRow


class PaperForm(StepForm):
    """Over the papers that the rows are about."""

    def papers(self) -> list[Notice]:
        """As the register has them."""
        wanted = {row.item.notice_id for row in self.rows}
        return [notice for notice in self.session.facts.notices if notice.id in wanted]

    def told(self, row: TodoRow) -> list[tuple[str, str]]:
        """The paper and what it is about."""
        [paper] = self.papers()
        days = f"{paper.issued_on:%Y-%m-%d}" + (f"，{paper.reply_by:%m-%d} 前回复" if paper.reply_by else "")
        return [
            ("文书", f"{NOTICE_KIND_WORDS[paper.kind]}　{paper.number}"),
            ("主送", row.unit),
            ("事项", f"{row.number} {row.title}"),
            ("发文", days),
        ]

    def name(self, row: TodoRow) -> str:
        """Number and unit."""
        return f"{row.paper}（{row.unit}）"

    def last_issued(self) -> date:
        """No entry may be before any of them went out."""
        return max(paper.issued_on for paper in self.papers())

    def save(self, papers: list[Notice], word: str) -> None:
        """One command for one paper or for all."""
        if len(papers) == 1:
            self.session.register.save(papers[0])
            self.done.emit(f"已{word} {papers[0].number}")
        else:
            self.session.many.register(papers)
            self.done.emit(f"已{word} {len(papers)} 份")


class SignForm(PaperForm):
    """Who signed, and when."""

    def build(self) -> None:
        """Person and day."""
        self.person, self.person_field = self.add_text("签收人", "如 办公室 王敏", needed=True)
        self.day, self.day_field = self.add_day("签收日期")
        self.beside(self.person_field, self.day_field)
        self.ok = self.add_button("登记签收", self.submit)

    def fill(self) -> None:
        """Today."""
        self.person.clear()
        self.day.set_date(self.session.facts.today)
        complain((self.person_field, ""), (self.day_field, ""))
        self.person.setFocus()

    def submit(self) -> None:
        """Needs both."""
        person, papers = self.person.text().strip(), self.papers()
        wrong = self.day_fault(self.day, self.last_issued(), "发文日期")
        if not complain((self.person_field, "" if person else "请填签收人"), (self.day_field, wrong)):
            signed = [replace(paper, signed_by=person, signed_on=self.day.day()) for paper in papers]
            self.save(signed, "登记签收")


class ReplyForm(PaperForm):
    """When the reply came, and what it was."""

    def build(self) -> None:
        """Day and words."""
        self.day, self.day_field = self.add_day("回复日期")
        self.reply, self.reply_field = self.add_area("回复内容", f"可不填；{NO_SECRETS}")
        self.ok = self.add_button("登记回复", self.submit)

    def fill(self) -> None:
        """Today."""
        self.day.set_date(self.session.facts.today)
        self.reply.clear()
        complain((self.day_field, ""), (self.reply_field, ""))
        self.day.field.setFocus()
        self.day.field.selectAll()

    def submit(self) -> None:
        """Needs the day."""
        if not complain((self.day_field, self.day_fault(self.day, self.last_issued(), "发文日期"))):
            day, text = self.day.day(), self.reply.text()
            self.save([replace(paper, replied_on=day, reply=text) for paper in self.papers()], "登记回复")
