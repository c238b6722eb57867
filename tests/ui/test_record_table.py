"""The table under the hands of an officer: frozen columns, refused texts, keys, order and sums."""

from typing import Any

import pytest
from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
)
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Enterprise, Project, ProjectMonth, kind_named
from jingxi_desktop.records.fields import Tags
from jingxi_desktop.records.light import LIGHTS
from jingxi_desktop.ui import languages, theme
from jingxi_desktop.ui.editors import (
    ChoiceEditor,
    DateEditor,
    LineEditor,
    ReferenceEditor,
    TagsEditor,
)
from jingxi_desktop.ui.frozen_columns import FrozenColumns
from jingxi_desktop.ui.ledger_view import LedgerView
from jingxi_desktop.ui.narrowing_line import NarrowingLine
from jingxi_desktop.ui.record_model import RecordModel
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.tick_menu import TickMenu

Role = Qt.ItemDataRole
Flag = QItemSelectionModel.SelectionFlag


@pytest.fixture
def tab(view: LedgerView) -> RecordTab:
    """The projects."""
    return view.show_kind("project")


def editors_in(
    area: object, kind: type[LineEditor | ChoiceEditor] = LineEditor
) -> list[LineEditor]:
    return list(area.findChildren(kind))  # type: ignore[attr-defined]


def frozen_columns(tab: RecordTab) -> FrozenColumns:
    columns = tab.table.findChild(FrozenColumns)
    assert isinstance(columns, FrozenColumns)
    return columns


def test_a_frozen_cell_is_edited_where_it_is_seen(tab: RecordTab, qtbot: QtBot) -> None:
    tab.table.freeze(2)
    index = tab.model.index(0, tab.model.column("name"))
    tab.table.setCurrentIndex(index)
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    (editor,) = editors_in(frozen_columns(tab).viewport())
    assert editors_in(tab.table.viewport()) == []
    editor.setText("冻结列里改的名")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: index.data() == "冻结列里改的名")


def test_a_cell_is_not_left_under_the_frozen_columns(tab: RecordTab) -> None:
    tab.table.freeze(2)
    last, third = tab.table.visible_columns()[-1], tab.table.visible_columns()[2]
    tab.table.scrollTo(tab.model.index(0, last))
    tab.table.scrollTo(tab.model.index(0, third))
    left = tab.table.visualRect(tab.model.index(0, third)).left()
    assert left >= frozen_columns(tab).width() - 2


def test_a_click_on_a_frozen_cell_lets_the_rest_stay_where_it_is(
    tab: RecordTab, qtbot: QtBot
) -> None:
    tab.table.freeze(2)
    tab.table.scrollTo(tab.model.index(0, tab.table.visible_columns()[-1]))
    bar = tab.table.horizontalScrollBar()
    assert bar.value() == bar.maximum() > 0
    frozen = frozen_columns(tab)
    name = tab.model.index(3, tab.model.column("name"))
    where = frozen.visualRect(name).center()
    qtbot.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert tab.table.currentIndex() == name
    assert bar.value() == bar.maximum()
    tab.table.freeze(0)
    tab.table.scrollTo(name)
    assert bar.value() < bar.maximum()


def test_a_column_is_as_wide_among_the_frozen_ones_as_in_the_table(tab: RecordTab) -> None:
    table = tab.table

    def widths(view: QTableView) -> list[int]:
        return [view.columnWidth(column) for column in table.visible_columns()]

    before = widths(table)
    table.freeze(2)
    frozen = frozen_columns(tab)
    assert widths(table) == before
    assert frozen.width() == sum(before[:2]) + 2

    first, second = table.visible_columns()[:2]
    table.setColumnWidth(first, before[0] + 30)
    assert widths(frozen)[:2] == [before[0] + 30, before[1]]
    frozen.horizontalHeader().resizeSection(second, before[1] + 50)
    assert widths(table) == [before[0] + 30, before[1] + 50, *before[2:]]
    assert frozen.width() == sum(before[:2]) + 82

    table.resize(table.width(), table.height() - 60)
    inside = table.viewport().height() + table.horizontalHeader().height()
    assert frozen.height() == inside


def test_a_click_on_a_frozen_head_sorts_as_one_on_another_does(
    tab: RecordTab, qtbot: QtBot
) -> None:
    tab.table.freeze(2)
    head, frozen = tab.table.horizontalHeader(), frozen_columns(tab).horizontalHeader()
    name = tab.model.column("name")
    where = QPoint(frozen.sectionViewportPosition(name) + 20, frozen.height() // 2)
    for order in ((("name", False),), (("name", True),), ()):
        qtbot.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert tab.model.query.order == order
        assert head.sortIndicatorSection() == frozen.sortIndicatorSection()
        assert head.sortIndicatorOrder() == frozen.sortIndicatorOrder()
    tab.table.sortByColumn(tab.model.column("stage"), Qt.SortOrder.DescendingOrder)
    assert frozen.sortIndicatorSection() == tab.model.column("stage")
    assert tab.model.query.order == (("stage", True),)


def test_a_filter_keeps_the_selection_while_columns_are_frozen(tab: RecordTab) -> None:
    tab.table.freeze(2)
    tab.table.selectRow(4)
    shown = tab.record
    assert shown is not None
    tab.model.set_query(Query("project", 2023, search=shown.title))
    assert tab.record == shown
    assert tab.table.currentIndex().row() == 0
    assert tab.table.selected_records() == [shown]


def test_the_cell_that_keys_go_to_is_framed(tab: RecordTab) -> None:
    tab.table.setFocus()
    stage = tab.model.index(1, tab.model.column("stage"))
    tab.table.setCurrentIndex(stage)
    frame = QColor(theme.current().accent)

    def is_framed(index: QModelIndex) -> bool:
        cell = tab.table.visualRect(index)
        picture = tab.table.viewport().grab(cell).toImage()
        return picture.pixelColor(0, cell.height() // 2) == frame

    assert is_framed(stage)
    assert not is_framed(stage.siblingAtColumn(tab.model.column("category")))
    assert not is_framed(stage.siblingAtRow(0))


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("frozen", [False, True])
def test_a_light_keeps_its_colour_in_a_selected_row(
    tab: RecordTab, qapp: QApplication, look: str, frozen: bool
) -> None:
    theme.apply(qapp, look)
    column = tab.model.column("light")
    if frozen:
        tab.table.freeze(tab.table.visible_columns().index(column) + 1)
    view = frozen_columns(tab) if frozen else tab.table

    def colours(row: int) -> set[str]:
        view.scrollTo(tab.model.index(row, column))
        picture = view.viewport().grab(view.visualRect(tab.model.index(row, column))).toImage()
        return {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
        }

    lights = [tab.model.index(row, column).data(Role.UserRole) for row in range(40)]
    for light in LIGHTS:
        row = lights.index(light)
        tab.table.selectRow(row)
        ours = theme.light_colour(light)
        assert ours is not None
        seen = colours(row)
        assert theme.current().accent_ground.lower() in seen
        assert ours.name() in seen


def test_what_is_typed_into_a_reference_takes_the_place_of_what_stands_there(
    tab: RecordTab, qtbot: QtBot
) -> None:
    index = tab.model.index(0, tab.model.column("responsible_id"))
    tab.table.setCurrentIndex(index)
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    (editor,) = tab.table.viewport().findChildren(ReferenceEditor)
    assert editor.text() == index.data()
    line = editor.lineEdit()
    assert line is not None
    qtbot.keyClicks(line, "x")
    assert editor.text() == "x"
    qtbot.keyClick(line, Qt.Key.Key_Escape)


@pytest.mark.parametrize("by", ["mouse", "space"])
def test_several_columns_are_chosen_while_the_menu_is_open(
    tab: RecordTab, qtbot: QtBot, by: str
) -> None:
    (menu,) = tab.bar.findChildren(TickMenu)
    menu.popup(tab.bar.mapToGlobal(QPoint(0, 0)))
    for heading in ("项目代码", "业主单位"):
        action = next(each for each in menu.actions() if each.text() == heading)
        menu.setActiveAction(action)
        if by == "space":
            qtbot.keyClick(menu, Qt.Key.Key_Space)
        else:
            where = menu.actionGeometry(action).center()
            qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=where)
        assert menu.isVisible()
        assert action.isChecked()
    menu.close()
    assert {"code", "owner"} <= {field.name for field in tab.table.visible_fields()}


@pytest.mark.parametrize("by", ["mouse", "enter"])
def test_what_is_no_tick_closes_the_menu(tab: RecordTab, qtbot: QtBot, by: str) -> None:
    (menu,) = tab.bar.findChildren(TickMenu)
    code = tab.model.column("code")
    menu.popup(tab.bar.mapToGlobal(QPoint(0, 0)))
    if by == "mouse":
        tab.table.setColumnHidden(code, False)
        (reset,) = (each for each in menu.actions() if each.text() == "恢复默认列")
        where = menu.actionGeometry(reset).center()
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=where)
        assert tab.table.isColumnHidden(code)
    else:
        menu.setActiveAction(menu.actions()[code])
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        assert not tab.table.isColumnHidden(code)
    assert not menu.isVisible()


def test_a_tick_that_the_mouse_was_drawn_away_from_is_not_set(tab: RecordTab, qtbot: QtBot) -> None:
    (menu,) = tab.bar.findChildren(TickMenu)
    code = tab.model.column("code")
    menu.popup(tab.bar.mapToGlobal(QPoint(0, 0)))
    where = menu.actionGeometry(menu.actions()[code]).center()
    qtbot.mousePress(menu, Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseRelease(menu, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))
    assert tab.table.isColumnHidden(code)
    menu.close()


def test_columns_are_ticked_in_the_menu_of_a_heading_as_well(tab: RecordTab, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def tick() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (place,) = (each for each in menu.actions() if each.text() == "显示的列")
        columns = place.menu()
        assert isinstance(columns, QMenu)
        columns.popup(QPoint(0, 0))
        columns.setActiveAction(columns.actions()[tab.model.column("code")])
        qtbot.keyClick(columns, Qt.Key.Key_Space)
        seen.append(columns.isVisible())
        columns.close()
        menu.close()

    QTimer.singleShot(0, tick)
    tab.table._show_header_menu(tab.model.column("name"), QPoint(0, 0))
    assert seen == [True]
    assert not tab.table.isColumnHidden(tab.model.column("code"))


def test_the_last_column_stays_and_its_tick_too(tab: RecordTab) -> None:
    (menu,) = tab.bar.findChildren(TickMenu)
    tab.table.fill_columns_menu(menu)
    shown = [action for action in menu.actions() if action.isChecked()]
    for action in shown:
        action.trigger()
    assert [action.isChecked() for action in shown] == [False] * (len(shown) - 1) + [True]
    assert len(tab.table.visible_columns()) == 1


def test_several_honours_are_ticked_and_taken_as_one(view: LedgerView, qtbot: QtBot) -> None:
    tab = view.show_kind("enterprise")
    editor = tab.form.row("honours").editor
    assert isinstance(editor, TagsEditor)
    taken: list[str] = []
    editor.committed.connect(lambda: taken.append(editor.text()))

    def tick_two() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, TickMenu)
        for action in menu.actions()[:2]:
            menu.setActiveAction(action)
            qtbot.keyClick(menu, Qt.Key.Key_Space)
        qtbot.keyClick(menu, Qt.Key.Key_Escape)

    QTimer.singleShot(0, tick_two)
    editor._pick()
    assert taken == ["专精特新、小巨人"]
    assert tab.record is not None
    assert tab.record.honours == taken[0]  # type: ignore[attr-defined]  # an enterprise's


@pytest.mark.parametrize("language", ["zh", "en"])
def test_honours_that_stand_there_are_ticked_in_every_language(
    view: LedgerView, qtbot: QtBot, language: str
) -> None:
    languages.use(language)
    field = Enterprise.KIND.field("honours")
    assert isinstance(field, Tags)
    editor = TagsEditor(field)
    qtbot.addWidget(editor)
    editor.set_text(field.edit_text("专精特新、小巨人"))
    ticked: list[bool] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, TickMenu)
        ticked.extend(action.isChecked() for action in menu.actions())
        menu.actions()[-1].trigger()
        menu.close()

    QTimer.singleShot(0, look)
    editor._pick()
    assert ticked == [choice in ("专精特新", "小巨人") for choice in field.choices]
    assert field.parse(editor.text()) == f"专精特新、小巨人、{field.choices[-1]}"


def test_a_day_that_is_worked_out_says_nothing_of_how_to_type_it(view: LedgerView) -> None:
    form = view.show_kind("enterprise").form
    typed, worked_out = form.row("registered").editor, form.row("attracted").editor
    assert isinstance(typed, DateEditor)
    assert isinstance(worked_out, DateEditor)
    assert typed.placeholderText() == "年-月-日"
    assert [action.isVisible() for action in typed.actions()] == [True]
    assert worked_out.placeholderText() == ""
    assert [action.isVisible() for action in worked_out.actions()] == [False]
    typed.setEnabled(False)
    typed.setEnabled(True)
    assert typed.placeholderText() == "年-月-日"


def test_no_page_is_out_of_sight_however_narrow_the_side_is(tab: RecordTab) -> None:
    bar = tab.side.tabBar()
    for place in range(bar.count()):
        tab.side.setTabText(place, "很长的页名")
    tab.side.setFixedWidth(tab.side.minimumWidth())
    QApplication.processEvents()
    assert bar.tabRect(bar.count() - 1).center().x() < bar.width() == tab.side.minimumWidth()


def test_a_refused_text_of_a_record_no_longer_shown_is_said(
    tab: RecordTab, qtbot: QtBot, problems: list[str]
) -> None:
    record = tab.model.record(0)
    assert record is not None
    tab.model.refused.emit(record.id, "total_investment", "很多", "总投资：「很多」不是金额")
    tab.model.set_query(Query("project", 2023, search="没有这样的项目"))
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert "很多" in problems[0]
    assert "不是金额" in problems[0]


def test_a_refused_text_finds_its_record_after_sorting(tab: RecordTab, qtbot: QtBot) -> None:
    record = tab.model.record(0)
    assert record is not None
    index = tab.model.index(0, tab.model.column("total_investment"))
    tab.table.setCurrentIndex(index)
    tab.table.edit(index)
    editors_in(tab.table.viewport())[0].setText("很多")
    tab.table.sortByColumn(tab.model.column("name"), Qt.SortOrder.DescendingOrder)
    tab.model.refused.emit(record.id, "total_investment", "很多", "不是金额")

    def reopened() -> bool:
        found = [editor for editor in editors_in(tab.table.viewport()) if editor.toolTip()]
        return bool(found) and found[0].text() == "很多"

    qtbot.waitUntil(reopened)
    assert tab.model.record(tab.table.currentIndex().row()) == tab.form.record
    assert tab.form.record is not None
    assert tab.form.record.id == record.id


def test_a_name_that_another_record_has_is_asked_about_in_its_cell(
    tab: RecordTab, qtbot: QtBot, answers: list[bool]
) -> None:
    first, second = tab.model.record(0), tab.model.record(1)
    assert first is not None
    assert second is not None
    ledger, index = tab.session.ledger, tab.model.index(1, tab.model.column("name"))

    def type_it() -> None:
        tab.table.setCurrentIndex(index)
        tab.table.edit(index)
        editor = next(each for each in editors_in(tab.table.viewport()) if each.isVisible())
        editor.setText(first.title)
        qtbot.keyClick(editor, Qt.Key.Key_Return)

    answers.append(False)
    type_it()
    qtbot.waitUntil(lambda: answers == [])
    reopened = [editor for editor in editors_in(tab.table.viewport()) if editor.toolTip()]
    assert [editor.text() for editor in reopened] == [first.title]
    assert queries.get(ledger, Project.KIND, second.id).title == second.title
    qtbot.keyClick(reopened[0], Qt.Key.Key_Escape)
    answers.append(True)
    type_it()
    qtbot.waitUntil(lambda: queries.get(ledger, Project.KIND, second.id).title == first.title)
    assert tab.drafts == 0


def test_undo_in_a_form_field_without_typing_is_the_ledgers(
    view: LedgerView, tab: RecordTab, qtbot: QtBot
) -> None:
    index = tab.model.index(0, tab.model.column("stage"))
    before = index.data()
    assert tab.model.setData(index, "停工")
    editor = tab.form._rows["name"].editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    # Qt takes the key for held down otherwise, and the next test's selection for one more.
    qtbot.keyRelease(editor, Qt.Key.Key_Control)
    assert index.data() == before


def test_escape_in_the_form_gives_a_refused_text_up(tab: RecordTab, qtbot: QtBot) -> None:
    row = tab.form._rows["total_investment"]
    stored = row.text()
    assert isinstance(row.editor, QLineEdit)
    row.editor.setFocus()
    row.editor.setText("很多")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    assert tab.drafts == 1
    qtbot.keyClick(row.editor, Qt.Key.Key_Escape)
    assert tab.drafts == 0
    assert row.text() == stored
    assert not row._problem.isVisible()


def test_refused_texts_of_a_deleted_record_go_with_it(tab: RecordTab, qtbot: QtBot) -> None:
    row = tab.form._rows["planned_start"]
    assert isinstance(row.editor, QLineEdit)
    row.editor.setFocus()
    row.editor.setText("某天")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    assert tab.drafts == 1
    assert tab.form.record is not None
    commands.delete(tab.session.ledger, Project.KIND, [tab.form.record.id])
    assert tab.drafts == 0


def test_arrow_keys_open_a_choice_and_change_nothing(tab: RecordTab, qtbot: QtBot) -> None:
    editor = tab.form._rows["stage"].editor
    assert isinstance(editor, ChoiceEditor)
    before = editor.text()
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.view().isVisible()
    assert editor.text() == before
    editor.hidePopup()
    assert tab.session.ledger.undo() is None


def test_another_order_stays_on_the_record(tab: RecordTab) -> None:
    tab.table.selectRow(7)
    record = tab.form.record
    assert record is not None
    tab.table.sortByColumn(tab.model.column("total_investment"), Qt.SortOrder.DescendingOrder)
    assert tab.form.record == record
    assert tab.model.record(tab.table.currentIndex().row()) == record


def test_a_table_opens_in_its_kept_order_and_reads_its_rows_once(
    tab: RecordTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.table.sortByColumn(tab.model.column("total_investment"), Qt.SortOrder.DescendingOrder)
    tab.save_layout()
    orders = []
    load = RecordModel.load

    def loaded(model: RecordModel, rest_after_ms: int = 0) -> None:
        orders.append(model.query.order)
        load(model, rest_after_ms)

    monkeypatch.setattr(RecordModel, "load", loaded)
    again = type(tab)(tab.session)
    qtbot.addWidget(again)
    assert again.table.horizontalHeader().sortIndicatorSection() == tab.model.column(
        "total_investment"
    )
    assert orders == [(("total_investment", True),)]
    again.close_tab()


def test_the_mean_is_over_the_filled_cells(tab: RecordTab) -> None:
    column = tab.model.column("total_investment")
    tab.table.selectAll()
    tab.table.selectionModel().setCurrentIndex(tab.model.index(0, column), Flag.NoUpdate)
    amounts = [
        project.total_investment
        for project in queries.fetch(tab.session.ledger, Project)
        if project.total_investment is not None
    ]
    assert len(amounts) < tab.model.rowCount()
    mean = round(sum(amounts) / len(amounts))
    assert f"平均 {mean / 10_000:,.2f} 万元" in tab.selection_text()


def test_figures_of_different_units_are_not_summed(view: LedgerView) -> None:
    tab = view.show_kind("indicator")
    tab.table.selectAll()
    index = tab.model.index(0, tab.model.column("low"))
    tab.table.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
    assert "合计" not in tab.selection_text()


def test_delete_means_the_record_that_the_form_shows(tab: RecordTab, answers: list[bool]) -> None:
    tab.table.selectRow(3)
    flags = Flag.NoUpdate
    tab.table.selectionModel().setCurrentIndex(tab.model.index(0, 0), flags)
    shown = tab.form.record
    assert shown is not None
    answers.append(True)
    tab.delete_records()
    assert tab.model.row_of(shown.id) == -1
    assert tab.table.selectionModel().hasSelection()


def test_delete_in_the_months_deletes_a_month(tab: RecordTab) -> None:
    page = tab.parts[0]
    tab.side.setCurrentWidget(page)
    months = page.model.rowCount()
    projects = tab.model.rowCount()
    page.table.selectRow(0)
    page.table.setFocus()
    tab.delete_records()
    assert page.model.rowCount() == months - 1
    assert tab.model.rowCount() == projects
    assert queries.count(tab.session.ledger.connection, Query("project_month", 2023)) > 0


def test_undo_goes_to_the_record_it_changed(tab: RecordTab) -> None:
    tab.table.selectRow(5)
    changed = tab.form.record
    assert changed is not None
    commands.edit(tab.session.ledger, Project.KIND, [changed.id], {"stage": "停工"}, 2023)
    tab.table.selectRow(0)
    tab.session.ledger.undo()
    assert tab.form.record is not None
    assert tab.form.record.id == changed.id


def test_a_filter_that_no_box_shows_is_named(view: LedgerView) -> None:
    month = Condition("month", "in", ("2023-06",))
    view.show_records(Query(ProjectMonth.KIND.name, 2023, conditions=(month,)))
    assert view.current is not None
    assert "2023年6月" in view.current.bar.clear_button.text()


def test_a_closed_filter_says_its_field_before_the_value(tab: RecordTab, qtbot: QtBot) -> None:
    (box,) = (box for box in tab.bar.boxes if box.field.name == "stage")
    shown = QStyleOptionComboBox()

    def words() -> str:
        box.initStyleOption(shown)
        return str(shown.currentText)  # type: ignore[attr-defined]  # missing in the stubs

    assert words() == "阶段：全部"
    box.choose("在建")
    assert words() == box.toolTip() == "阶段：在建"
    assert box.currentText() == "在建"
    bar = tab.bar.width()
    box.clear()
    assert box.show_condition(Condition("stage", "in", ("储备",)))
    assert words() == "阶段：储备"
    assert tab.bar.width() == bar


@pytest.fixture
def many_units(view: LedgerView) -> list[str]:
    """The ids of units of which each has a project; the last ones come last by name."""
    ledger, ids = view.session.ledger, []
    with ledger.change("很多单位"):
        for number in range(250):
            unit = {"name": f"龙单位{number:03}", "type": "市级部门"}
            ids.append(commands.create(ledger, kind_named("organisation"), unit))
        project = {"name": "最后一家的项目", "responsible_id": ids[-1]}
        commands.create(ledger, kind_named("project"), project)
    return ids


def test_a_filter_offers_every_record_and_keeps_what_it_shows(
    tab: RecordTab, many_units: list[str]
) -> None:
    (box,) = (box for box in tab.bar.boxes if box.field.name == "responsible_id")
    tab.bar.choose("responsible_id", many_units[-1])
    assert box.currentText() == "龙单位249"
    assert tab.model.rowCount() == 1
    box.showPopup()
    box.hidePopup()
    assert [box.itemText(place) for place in range(box.count())][-251:] == [
        *(f"龙单位{number:03}" for number in range(250)),
        "（空）",
    ]
    assert box.currentText() == "龙单位249"
    assert tab.model.rowCount() == 1
    tab.bar.clear()
    kept = Condition("responsible_id", "within", (many_units[-1],))
    tab.show_query(Query("project", 2023, conditions=(kept,)))
    assert (box.currentText(), tab.model.rowCount()) == ("龙单位249", 1)


def test_a_filter_on_a_record_that_is_gone_lets_go_of_the_table_too(
    tab: RecordTab, many_units: list[str]
) -> None:
    (box,) = (box for box in tab.bar.boxes if box.field.name == "responsible_id")
    whole = tab.model.rowCount()
    tab.bar.choose("responsible_id", many_units[0])
    assert tab.model.rowCount() == 0
    commands.delete(tab.session.ledger, kind_named("organisation"), many_units[:1])
    box.showPopup()
    box.hidePopup()
    assert box.currentIndex() == 0
    assert not tab.bar.is_filtering
    assert tab.model.rowCount() == whole


def test_a_cell_that_is_calculated_says_why_it_cannot_be_edited(
    tab: RecordTab, qtbot: QtBot
) -> None:
    told: list[str] = []
    tab.told.connect(told.append)
    tab.table.freeze(2)
    for field in ("number", "light", "stage"):
        tab.table.setCurrentIndex(tab.model.index(1, tab.model.column(field)))
        qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    assert told == ["亮灯：由台账计算得出，不能填写"]


def offered(line: NarrowingLine) -> list[str]:
    shown = line.list.model()
    return [shown.index(row, 0).data() for row in range(shown.rowCount())]


def test_a_long_list_of_a_filter_is_narrowed_by_typing_and_a_short_one_is_not(
    tab: RecordTab, many_units: list[str], qtbot: QtBot
) -> None:
    commands.create(
        tab.session.ledger, kind_named("organisation"), {"name": "Beijing局", "type": "市级部门"}
    )
    boxes = {box.field.name: box for box in tab.bar.boxes}
    boxes["stage"].showPopup()
    assert boxes["stage"].line is None
    boxes["stage"].hidePopup()
    box = boxes["responsible_id"]
    tab.bar.choose("responsible_id", many_units[7])
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    line = box.line
    assert line is not None
    assert line.hasFocus()
    assert len(offered(line)) == box.count() > box.maxVisibleItems()
    assert line.list.currentIndex().data() == "龙单位007"
    # The list has the keys while it is open, and passes on those that are typed.
    qtbot.keyClicks(line.list, "bEI")
    assert offered(line) == ["Beijing局"]
    qtbot.keyClicks(line.list, "?")
    assert not line.list.isVisible()
    assert line.isVisible()
    line.clear()
    # Chinese comes from an input method, which asks for what has the focus.
    typed = QInputMethodEvent()
    typed.setCommitString("单位24")
    QApplication.sendEvent(QApplication.focusObject(), typed)
    assert offered(line) == [f"龙单位{n}" for n in range(240, 250)]
    line.clear()
    qtbot.keyClicks(line, "24")
    assert offered(line) == [f"龙单位{n:03}" for n in (24, 124, 224, *range(240, 250))]
    qtbot.keyClick(line.list, Qt.Key.Key_Down)
    qtbot.keyClick(line.list, Qt.Key.Key_Down)
    assert tab.bar.conditions()[0].values == (many_units[7],)
    qtbot.keyClick(line.list, Qt.Key.Key_Return)
    assert tab.bar.conditions()[0].values == (many_units[224],)
    assert box.currentText() == "龙单位224"
    assert box.hasFocus()
    assert not line.isVisible()


def test_a_long_list_that_is_closed_changes_nothing(
    tab: RecordTab, many_units: list[str], qtbot: QtBot
) -> None:
    (box,) = (box for box in tab.bar.boxes if box.field.name == "responsible_id")
    tab.bar.choose("responsible_id", many_units[7])
    box.showPopup()
    line = box.line
    assert line is not None
    box.hidePopup()
    for typed in ("249", "没有"):
        box.setFocus()
        box.showPopup()
        line.setText(typed)
        line.textEdited.emit(typed)
        assert line.list.isVisible() is (typed == "249")
        qtbot.keyClick(line.list if line.list.isVisible() else line, Qt.Key.Key_Escape)
        assert not line.isVisible()
        assert not line.list.isVisible()
        assert box.currentText() == "龙单位007"
        assert box.hasFocus()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert line.list.isVisible()
    line.textEdited.emit("没有")
    assert line.isVisible()
    tab.table.setFocus()
    assert not line.isVisible()
    assert tab.table.hasFocus()


def test_a_filter_is_as_wide_as_its_words_while_there_is_room(view: LedgerView) -> None:
    tab = view.show_kind("enterprise")
    (box,) = (box for box in tab.bar.boxes if box.field.name == "park_id")
    least = box.width()
    ledger = view.session.ledger
    name = "中关村科技园区石景山园"
    park = commands.create(ledger, kind_named("park"), {"name": name}, 2023)
    box.showPopup()
    box.hidePopup()
    box.choose(park)
    QApplication.processEvents()
    assert box.width() > least
    box.setFixedWidth(least)
    shown = QStyleOptionComboBox()
    box.initStyleOption(shown)
    words = str(shown.currentText)  # type: ignore[attr-defined]  # missing in the stubs
    assert words.startswith("所在园区：中")
    assert words.endswith("…")


def test_a_closed_filter_is_painted_within_its_room_and_cuts_no_more_than_it_must(
    tab: RecordTab,
) -> None:
    (box,) = (box for box in tab.bar.boxes if box.field.name == "light")
    box.choose(LIGHTS[0])
    shown: Any = QStyleOptionComboBox()
    combo, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    whole = box.sizeHint().width()
    for width in range(box.minimumWidth() - 10, whole + 1):
        box.setFixedWidth(width)
        box.initStyleOption(shown)
        room = box.style().subControlRect(combo, shown, field, box).width()
        assert box.fontMetrics().horizontalAdvance(shown.currentText) <= room
        assert (shown.currentText == box.words) == (width == whole)
