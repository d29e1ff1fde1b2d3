"""Random acts at a desk, taken back and done again, on a real store, against a simple model."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from builders import text_of
from tjreader.app import places, termbase, translating
from tjreader.app.desk import Desk
from tjreader.app.homing import AtOnce
from tjreader.app.ports import Refused
from tjreader.desk.concept import Concept, FormKind, Rendering, SourceForm, Status
from tjreader.desk.record import DeskChange, Record, record_from, record_text
from tjreader.desk.translation import Stage
from tjreader.notes.glossary import GlossaryEntry
from tjreader.store.opening import open_store
from tjreader.text.sentences import sentences
from tjreader.text.span import Span

TEXT = text_of()
GLOSSARY = (
    GlossaryEntry("善作善成", "", "political", "act well", ""),
    GlossaryEntry("海天", "", "imagery", "sea and sky", ""),
)
SENTENCES = [
    span.shifted(paragraph.span.start)
    for paragraph in TEXT.paragraphs
    for span in sentences(paragraph.span.of(TEXT.printed))
]
PLACES = [Span(start, start + 2) for each in SENTENCES for start in range(each.start, each.end - 2)]
WORDS = st.sampled_from(["天津", "津", "善作", "帆", "海\n", " 𠮷", ""])
SAID = st.sampled_from(["", "a", "b\nc", "𠮷 x", "\x00"])
LANGUAGE = st.sampled_from(["en", "fr"])
NUMBER = st.integers(0, 30)


class Model:
    """Records by id in the order they were made: what must be on disk. Erased ones keep a place."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.alive: dict[str, Record] = {}

    def do(self, change: DeskChange) -> None:
        for edit in change.edits:
            assert self.alive.get(edit.id) == edit.before
            if edit.id not in self.order:
                self.order.append(edit.id)
            if edit.after is None:
                del self.alive[edit.id]
            else:
                self.alive[edit.id] = edit.after

    @property
    def records(self) -> tuple[Record, ...]:
        return tuple(self.alive[each] for each in self.order if each in self.alive)


class DeskStory(RuleBasedStateMachine):
    """One desk; after each act it shows, and the store holds, what the model does."""

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.done: list[DeskChange] = []
        self.undone: list[DeskChange] = []

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="tjreader-story-")
        self.store = open_store(Path(self.folder.name)).result(30)
        self.desk = self.another()

    def another(self) -> Desk:
        made = Desk(TEXT, GLOSSARY, AtOnce(), self)
        made.connect(self.store.desk)
        return made

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close().result(30)
            self.folder.cleanup()

    # As the listener of the desk

    def desk_loaded(self) -> None:
        pass

    def desk_refused(self, refusal: Refused) -> None:
        raise refusal

    def change_made(self, change: DeskChange) -> None:
        pass

    def change_saved(self, change: DeskChange, undoing: bool) -> None:
        self.model.do(change)
        if not undoing:
            self.done.append(change)
            self.undone.clear()

    def change_refused(self, change: DeskChange, refusal: Refused) -> None:
        raise AssertionError(refusal)

    # Acts

    def act(self, work) -> None:
        try:
            work()
        except Refused as refusal:
            assert refusal.code in ("input", "stale")  # noqa: PT017 - which is the point

    def some(self, number: int) -> Concept:
        concepts = self.desk.concepts()
        return concepts[number % len(concepts)] if concepts else Concept("gone", ())

    @rule(at=st.sampled_from(PLACES), for_all=st.booleans())
    def quick(self, at, for_all) -> None:
        self.act(lambda: termbase.quick_add(self.desk, at, for_all_texts=for_all))

    @rule(forms=st.lists(WORDS, max_size=3), said=SAID, status=st.sampled_from(Status))
    def add(self, forms, said, status) -> None:
        concept = Concept(
            "", tuple(map(SourceForm, forms)), (Rendering(said, status=status),), TEXT.id
        )
        self.act(lambda: termbase.add(self.desk, concept))

    @rule(number=NUMBER, note=SAID, renderings=st.lists(st.tuples(SAID, LANGUAGE), max_size=3))
    def edit(self, number, note, renderings) -> None:
        made = tuple(Rendering(words, tag, Status.APPROVED) for words, tag in renderings)
        altered = replace(self.some(number), note=note, renderings=made)
        self.act(lambda: termbase.edit(self.desk, altered, "why"))

    @rule(number=NUMBER, words=WORDS, kind=st.sampled_from(FormKind))
    def add_form(self, number, words, kind) -> None:
        self.act(lambda: termbase.add_form(self.desk, self.some(number).id, words, kind))

    @rule(number=NUMBER, said=SAID, language=LANGUAGE)
    def decide(self, number, said, language) -> None:
        self.act(lambda: termbase.decide(self.desk, self.some(number).id, said, language))

    @rule(numbers=st.lists(NUMBER, min_size=1, max_size=3))
    def merge(self, numbers) -> None:
        self.act(lambda: termbase.merge(self.desk, [self.some(each).id for each in numbers]))

    @rule(number=NUMBER, count=st.integers(0, 2))
    def split(self, number, count) -> None:
        forms = [form.words for form in self.some(number).forms][:count]
        self.act(lambda: termbase.split(self.desk, self.some(number).id, forms))

    @rule(numbers=st.lists(NUMBER, max_size=2))
    def delete(self, numbers) -> None:
        self.act(lambda: termbase.delete(self.desk, [self.some(each).id for each in numbers]))

    @rule(numbers=st.lists(NUMBER, max_size=2))
    def adopt(self, numbers) -> None:
        self.act(lambda: termbase.adopt(self.desk, [self.some(each).id for each in numbers]))

    @rule(number=NUMBER, for_all=st.booleans())
    def move(self, number, for_all) -> None:
        self.act(lambda: termbase.move(self.desk, [self.some(number).id], for_all_texts=for_all))

    @rule(number=NUMBER, at=st.sampled_from(PLACES), said=SAID)
    def rule_here(self, number, at, said) -> None:
        self.act(lambda: places.render_here(self.desk, self.some(number).id, at, said))

    @rule(number=NUMBER, at=st.sampled_from(PLACES))
    def not_here(self, number, at) -> None:
        self.act(lambda: places.not_this_term(self.desk, self.some(number).id, at))

    @rule(number=NUMBER)
    def unrule(self, number) -> None:
        ids = [each.id for each in self.desk.rulings()]
        self.act(lambda: places.unrule(self.desk, *ids[number : number + 1]))

    @rule(words=st.lists(WORDS, max_size=2), back=st.booleans())
    def judge(self, words, back) -> None:
        verb = places.unreject if back else places.reject
        self.act(lambda: verb(self.desk, *words))

    @rule(key=st.sampled_from("kl"), why=SAID, back=st.booleans())
    def accept(self, key, why, back) -> None:
        if back:
            self.act(lambda: places.unaccept_finding(self.desk, key))
        else:
            self.act(lambda: places.accept_finding(self.desk, key, why))

    @rule(at=st.sampled_from(SENTENCES), said=SAID, language=LANGUAGE, note=st.booleans())
    def translate(self, at, said, language, note) -> None:
        verb = translating.annotate if note else translating.translate
        self.act(lambda: verb(self.desk, at, said, language))

    @rule(some=st.lists(st.sampled_from(SENTENCES), unique=True), to=st.sampled_from(Stage))
    def stage(self, some, to) -> None:
        self.act(lambda: translating.stage(self.desk, some, to))

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        change = self.done[-1]
        self.desk.perform(change.inverse, undoing=True)
        self.undone.append(self.done.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        change = self.undone[-1]
        self.desk.perform(change, undoing=True)
        self.done.append(self.undone.pop())

    # What holds always

    @invariant()
    def shown_and_stored_are_the_model(self) -> None:
        if not hasattr(self, "store"):
            return
        assert self.desk.records() == self.model.records == self.another().records()

    @invariant()
    def every_concept_is_sound(self) -> None:
        if not hasattr(self, "store"):
            return
        adopted = [
            one for each in self.desk.own() for one in (each.adopted, *each.also_adopted) if one
        ]
        assert len(adopted) == len(set(adopted))
        known = {each.id for each in self.desk.concepts()}
        assert known.isdisjoint(adopted)
        for each in self.desk.own():
            words = [form.words for form in each.forms]
            assert words
            assert all(words)
            assert len(set(words)) == len(words)
            assert sum(form.kind is FormKind.PREFERRED for form in each.forms) <= 1
            for language in ("en", "fr"):
                decided = {one.words for one in each.renderings_of(Status.APPROVED, language)}
                assert len(decided) <= 1
        for each in self.desk.rulings():
            assert each.concept_id in self.desk.ruled()
        for each in self.desk.records():
            assert record_from(record_text(each)) == each


TestDeskStory = DeskStory.TestCase
TestDeskStory.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
