"""What waits for a decision or a finding: 延期待批, 回头看, 复核."""

from supervisor_app.domain.life.extension import Extension, granted_count
from supervisor_app.domain.life.verification import DECISION_WORDS, Decision, LookBack, ReviewRequest, decide_until
from supervisor_app.ui.pages.ledger.inputs import Choice
from supervisor_app.ui.pages.today.forms.form import StepForm, complain
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.widgets.field import Field


class ExtensionForm(StepForm):
    """Grant or refuse; several are granted together, each to the day it asks for."""

    def build(self) -> None:
        """Approver, day, new due date, words."""
        self.approver, self.approver_field = self.add_text("批准人", "", needed=True)
        self.day, self.day_field = self.add_day("批复日期")
        self.beside(self.approver_field, self.day_field)
        self.due, self.due_field = self.add_day("新时限", ahead=True)
        self.reason, self.reason_field = self.add_area("批复意见", "不批准要写明理由；不得录入涉密信息")
        self.ok = self.add_button("批准延期", self.submit)
        self.no = self.add_button("不批准", self.refuse)

    def fill(self) -> None:
        """The approver typed before or the office's, today, the day asked for."""
        self.approver.setText(self.approver.text() or self.session.facts.office.approver)
        self.day.set_date(self.session.facts.today)
        one = len(self.rows) == 1
        self.due_field.setVisible(one)
        self.no.setVisible(one)
        if one:
            self.due.set_date(self.asked(self.rows[0]).wanted_due)
        self.reason.clear()
        self._complain("", "", "", "")
        self.approver.setFocus()
        self.approver.selectAll()

    def asked(self, row: TodoRow) -> Extension:
        """The request of a row."""
        found = self.session.facts.extensions(row.item.line.task.id)
        return next(extension for extension in found if extension.id == row.item.fact_id)

    def told(self, row: TodoRow) -> list[tuple[str, str]]:
        """Who asks for what, and why."""
        asked, task = self.asked(row), row.item.line.task
        before = granted_count(self.session.facts.extensions(task.id))
        late = "（到期后申请）" if asked.asked_late else ""
        times = f"，已延期 {before} 次" if before else ""
        return [
            ("事项", f"{row.number} {row.title}"),
            ("单位", row.unit),
            ("时限", f"原 {task.original_due or '不定'}，现 {task.due or '不定'}{times}"),
            ("申请", f"{asked.asked_by}，{asked.asked_on}{late}"),
            ("延至", f"{asked.wanted_due}"),
            ("理由", asked.reason),
            ("进度", "" if asked.progress is None else f"申请时 {asked.progress:g}%"),
        ]

    def submit(self) -> None:
        """Grant."""
        approver, due = self.approver.text().strip(), self.due.day()
        one = len(self.rows) == 1
        now = self.rows[0].item.line.task.due
        no_due = "请填新的时限，如 12-31" if one and due is None else ""
        if one and due and now and due <= now:
            no_due = f"要晚于现时限 {now:%m-%d}，请改"
        if self._complain("" if approver else "请填批准人", self._day_fault(), no_due, ""):
            return
        on, text = self.day.day(), self.reason.text()
        assert on is not None
        if one:
            self.session.life.grant_extension(self.asked(self.rows[0]).id, approver, on, due, text)
            self.done.emit(f"已批准 {self.rows[0].item.line.task.number} 延期至 {due}")
        else:
            self.session.many.grant([row.item.fact_id for row in self.rows if row.item.fact_id], approver, on, text)
            self.done.emit(f"已批准延期 {len(self.rows)} 项")

    def refuse(self) -> None:
        """Refuse, with a reason."""
        approver, on, text = self.approver.text().strip(), self.day.day(), self.reason.text()
        no_reason = "" if text else "请写明不批准的理由"
        if not self._complain("" if approver else "请填批准人", self._day_fault(), "", no_reason) and on:
            self.session.life.refuse_extension(self.asked(self.rows[0]).id, approver, on, text)
            self.done.emit(f"未批准 {self.rows[0].item.line.task.number} 延期，时限不变")

    def _day_fault(self) -> str:
        return self.day_fault(self.day, max(self.asked(row).asked_on for row in self.rows), "申请日期")

    def _complain(self, approver: str, day: str, due: str, reason: str) -> bool:
        told = (self.approver_field, approver), (self.day_field, day), (self.due_field, due)
        return complain(*told, (self.reason_field, reason))


class LookBackForm(StepForm):
    """What a look back found; where the result did not hold, the task is taken up again."""

    def build(self) -> None:
        """Day, person, finding."""
        self.person, self.person_field = self.add_text("由谁去看", "", needed=True)
        self.day, self.day_field = self.add_day("回头看日期")
        self.beside(self.person_field, self.day_field)
        self.finding, self.finding_field = self.add_area("看到的情况", needed=True)
        self.ok = self.add_button("结果属实", self.submit)
        self.no = self.add_button("不实，重新办理", lambda: self._finish(held=False))

    def fill(self) -> None:
        """Today."""
        self.person.setText(self.person.text() or self.session.facts.office.officer)
        self.day.set_date(self.session.facts.today)
        self.finding.clear()
        complain((self.person_field, ""), (self.day_field, ""), (self.finding_field, ""))
        (self.finding if self.person.text() else self.person).setFocus()

    def planned(self, row: TodoRow) -> LookBack:
        """The look back of a row."""
        found = self.session.facts.look_backs(row.item.line.task.id)
        return next(look_back for look_back in found if look_back.id == row.item.fact_id)

    def told(self, row: TodoRow) -> list[tuple[str, str]]:
        """When it was done, and when the look back was planned for."""
        task = row.item.line.task
        return [
            ("事项", f"{row.number} {row.title}"),
            ("单位", row.unit),
            ("目标", task.target),
            ("办结", f"{task.completed_on or ''}"),
            ("计划", f"{self.planned(row).planned_on} 回头看"),
        ]

    def submit(self) -> None:
        """It held."""
        self._finish(held=True)

    def _finish(self, held: bool) -> None:
        person, finding, on = self.person.text().strip(), self.finding.text(), self.day.day()
        no_person, no_finding = "" if person else "请填由谁去看", "" if finding else "请写看到的情况"
        faults = (self.person_field, no_person), (self.day_field, self.day_fault(self.day))
        if complain(*faults, (self.finding_field, no_finding)) or on is None:
            return
        row = self.rows[0]
        self.session.life.finish_look_back(self.planned(row), on, person, finding, held)
        number = row.item.line.task.number
        self.done.emit(f"已登记 {number} 回头看" if held else f"{number} 回头看不实，已转为重新办理")


class ReviewForm(StepForm):
    """The decision on a unit's request for review, by somebody else than made the finding."""

    def build(self) -> None:
        """Decision, person, day, words."""
        self.decision = Choice()
        for decision in Decision:
            if decision is not Decision.PENDING:
                self.decision.addItem(DECISION_WORDS[decision], decision)
        self.fields.addWidget(Field(self.theme, "复核决定", self.decision))
        self.person, self.person_field = self.add_text("复核人", "不能是作出原结论的人", needed=True)
        self.day, self.day_field = self.add_day("决定日期")
        self.beside(self.person_field, self.day_field)
        self.outcome, self.outcome_field = self.add_area("复核意见", needed=True)
        self.ok = self.add_button("登记复核决定", self.submit)

    def fill(self) -> None:
        """Today."""
        self.decision.setCurrentIndex(0)
        self.person.clear()
        self.day.set_date(self.session.facts.today)
        self.outcome.clear()
        complain((self.person_field, ""), (self.day_field, ""), (self.outcome_field, ""))
        self.decision.setFocus()

    def request(self, row: TodoRow) -> ReviewRequest:
        """The request of a row."""
        found = self.session.facts.reviews(row.item.line.task.id)
        return next(review for review in found if review.id == row.item.fact_id)

    def told(self, row: TodoRow) -> list[tuple[str, str]]:
        """Who objects to what, and until when it is to be decided (30 days, art. 17)."""
        request = self.request(row)
        checks = self.session.facts.verifications(request.task_id)
        finding = next((found for found in checks if found.id == request.verification_id), None)
        late = "" if request.in_time else "（超过 30 日）"
        return [
            ("事项", f"{row.number} {row.title}"),
            ("申请单位", row.unit),
            ("申请", f"{request.asked_on}{late}"),
            ("理由", request.reason),
            ("原结论", f"{finding.finding}（{finding.verifier}，{finding.verified_on}）" if finding else ""),
            ("决定期限", f"{decide_until(request.asked_on)}"),
        ]

    def submit(self) -> None:
        """Needs person, day and words."""
        person, outcome, on = self.person.text().strip(), self.outcome.text(), self.day.day()
        request = self.request(self.rows[0])
        wrong = self.day_fault(self.day, request.asked_on, "申请日期")
        no_person, no_outcome = "" if person else "请填复核人", "" if outcome else "请写复核意见"
        faults = (self.person_field, no_person), (self.day_field, wrong), (self.outcome_field, no_outcome)
        if complain(*faults) or on is None:
            return
        decision = Decision(self.decision.currentData())
        self.session.life.decide_review(request, decision, person, on, outcome)
        self.done.emit(f"已登记 {self.rows[0].item.line.task.number} 复核决定：{DECISION_WORDS[decision]}")
