"""What endpoints do that call themselves compatible: each act has one quirk and, somewhere in it, a good answer."""

import gzip
import itertools
import json
import re
import zlib
from collections.abc import Callable
from typing import Any

from coach.bank.bank import bank_of
from coach.choice.codes import codes_of
from tests.coach import endpoint as ep

PIECE = 300


def streamed(*deltas: dict[str, Any], ending: str = "stop", kind: str = ep.STREAM_TYPE) -> ep.Act:
    """Deltas as events, whatever the content type says of them."""
    events = "".join(ep.chunk(delta) for delta in deltas) + ep.chunk({}, ending) + "data: [DONE]\n\n"
    return ep.body(events, kind)


def pieces(text: str) -> list[str]:
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)]


def whole(**message: Any) -> ep.Act:
    """A body in one piece with a message of this make."""
    content = message.pop("content", None)
    return ep.body(json.dumps(ep.completion(content, **message)))


def refuses_unless(fits: Callable[[dict], bool], then: ep.Act, status: int, message: str) -> ep.Act:
    """An error for every question that does not fit, the act for one that does."""

    def act(exchange: ep.Exchange) -> None:
        (then if fits(exchange.asked) else ep.fails(status, message))(exchange)

    return act


def refuses_inside(then: ep.Act) -> ep.Act:
    """Status 200, and in the body an error instead of an answer."""
    error = json.dumps({"error": {"message": "json_schema is not supported by this model"}})

    def act(exchange: ep.Exchange) -> None:
        (then if is_plain(exchange.asked) else ep.body(error))(exchange)

    return act


def answers_when_asked_again(first: ep.Act, then: ep.Act) -> ep.Act:
    """Something else comes once, the answer from then on."""
    acts = itertools.chain([first], itertools.repeat(then))

    def act(exchange: ep.Exchange) -> None:
        next(acts)(exchange)

    return act


def silent_unless(fits: Callable[[dict], bool], then: ep.Act) -> ep.Act:
    """No word for every question that does not fit, and no refusal either."""
    return lambda exchange: (then if fits(exchange.asked) else ep.says(""))(exchange)


def is_plain(asked: dict) -> bool:
    return "response_format" not in asked


def dated(text: str) -> str:
    """Every date with a time behind it."""
    return re.sub(r'"(\d{4}-\d\d-\d\d)"', r'"\1T00:00:00Z"', text)


def calls_tool(text: str) -> list[dict[str, Any]]:
    return [{"id": "t", "type": "function", "function": {"name": "answer", "arguments": text}}]


def tool_deltas(text: str) -> list[dict[str, Any]]:
    return [{"tool_calls": [{"index": 0, "function": {"arguments": piece}}]} for piece in pieces(text)]


def two_tools_by_turns(good: str, other: str) -> ep.Act:
    """Deltas of two calls at once, each under its index."""
    answer, aside = tool_deltas(good), [{"tool_calls": [{"index": 1, "function": {"arguments": p}}]} for p in other]
    return streamed(*(delta for pair in zip(answer, aside, strict=False) for delta in pair), *answer[len(aside) :])


def commented(answer: dict[str, Any]) -> str:
    """Notes of a kind for each line, with signs in them that mean something elsewhere."""
    notes = itertools.cycle(['// it\'s "so" }', '/* a { "b": */', "# [1, 2"])
    return "\n".join(f"{line} {next(notes)}" for line in json.dumps(answer, indent=1).splitlines())


def retold(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The same words at the same places, as models tell them that have not read the form closely."""
    bank = {code: bank_of("en").sentences[name].text for name, code in codes_of("en").items()}

    def codes(tell: Callable[[int], Any]) -> dict[str, Any]:
        return answer | {"say": {place: tell(code) for place, code in answer["say"].items()}}

    def tables(tell: Callable[[str, Any], Any]) -> dict[str, Any]:
        return answer | {name: [tell(*pair) for pair in answer[name].items()] for name in ("say", "own")}

    def places(tell: Callable[[str], str]) -> dict[str, Any]:
        return answer | {name: {tell(p): said for p, said in answer[name].items()} for name in ("say", "own")}

    return {
        "floats": codes(float),
        "numbers with noughts": codes(lambda code: f"{code:04d}"),
        "numbers with a sign": codes(lambda code: f"#{code}"),
        "numbers with a word": codes(lambda code: f"CODE {code}"),
        "numbers with their sentences": codes(lambda code: f"{code}: {bank[str(code)]}"),
        "sentences": codes(lambda code: bank[str(code)]),
        "objects": codes(lambda code: {"code": code}),
        "pairs": tables(lambda place, said: [place, said]),
        "tables of one": tables(lambda place, said: {place: said}),
        "objects that name their place": tables(lambda place, said: {"place": place, "what": said}),
        "spaced places": places(lambda place: re.sub(r"(\d)([a-z])", r"\1 \2", place)),
        "places with the word week": places(lambda place: f"w{place}" if place[0].isdigit() else place),
    }


def held(good: str) -> ep.Act:
    """The answer has ended, the connection has not."""

    def act(exchange: ep.Exchange) -> None:
        exchange.begin(kind=ep.STREAM_TYPE)
        exchange.put("".join(ep.chunk({"content": piece}) for piece in pieces(good)) + ep.chunk({}, "stop"))
        exchange.wait(60)

    return act


def cut_behind(body: str) -> ep.Act:
    """A length is promised that never comes."""

    def act(exchange: ep.Exchange) -> None:
        exchange.begin(length=len(body) + 500)
        exchange.put(body)

    return act


def several(*texts: str) -> ep.Act:
    """n > 1: the deltas of several choices by turns."""
    events = []
    for number in range(max(len(pieces(text)) for text in texts)):
        for index, text in enumerate(texts):
            if number < len(pieces(text)):
                choice = {"index": index, "delta": {"content": pieces(text)[number]}, "finish_reason": None}
                events.append(f"data: {json.dumps({'choices': [choice]})}\n\n")
    return ep.body("".join(events) + "data: [DONE]\n\n", ep.STREAM_TYPE)


def several_at_once(*texts: str) -> ep.Act:
    body = ep.completion(texts[0])
    body["choices"] += [{**body["choices"][0], "index": n, "message": {"content": t}} for n, t in enumerate(texts[1:])]
    return ep.body(json.dumps(body))


def quirks(good: str) -> dict[str, ep.Act]:
    """Every quirk by name, around one good answer."""
    answer = json.loads(good)
    deltas = [{"content": piece} for piece in pieces(good)]
    thoughts = [{"reasoning_content": piece} for piece in ('Let me see: {"weeks": ', "[...]} and so on. ") * 40]
    says = ep.says(good)
    body = json.dumps(ep.completion(good))
    lines = "\n".join(json.dumps({"choices": [{"index": 0, "delta": delta}]}) for delta in deltas)
    return {
        "only max_completion_tokens": refuses_unless(
            lambda asked: "max_tokens" not in asked,
            says,
            400,
            "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.",
        ),
        "no limit at all": refuses_unless(
            lambda asked: not {"max_tokens", "max_completion_tokens"} & set(asked), says, 400, "unknown argument"
        ),
        "no temperature": refuses_unless(
            lambda asked: "temperature" not in asked, says, 400, "'temperature' does not support 0.3 with this model"
        ),
        "no schema, 400": refuses_unless(is_plain, says, 400, "response_format is not supported"),
        "no schema, 404": refuses_unless(is_plain, says, 404, "no endpoint supports the arguments"),
        "no schema, 422": refuses_unless(is_plain, says, 422, "extra fields not permitted"),
        "no schema, 500": refuses_unless(is_plain, says, 500, "Internal Server Error"),
        "no schema, 200": refuses_inside(says),
        "no streaming": refuses_unless(lambda asked: not asked.get("stream"), says, 400, "stream must be false"),
        "no system role": refuses_unless(
            lambda asked: all(message["role"] == "user" for message in asked["messages"]),
            says,
            400,
            "System role not supported",
        ),
        "no schema, no word": silent_unless(is_plain, says),
        "no streaming, no word": silent_unless(lambda asked: not asked.get("stream"), says),
        "an error under a status that promised an answer": answers_when_asked_again(
            ep.body('{"error": {"message": "Provider returned error", "code": 502}}'), says
        ),
        "an error in a stream at first": answers_when_asked_again(
            ep.body('data: {"error": {"message": "Overloaded"}}\n\n', ep.STREAM_TYPE), says
        ),
        "a proxy's page at first": answers_when_asked_again(ep.body("<html>Just a moment</html>", "text/html"), says),
        "nothing at first": answers_when_asked_again(ep.body(""), says),
        "too early": answers_when_asked_again(ep.fails(425), says),
        "one body instead of a stream": ep.says_at_once(good),
        "a stream called JSON": streamed(*deltas, kind=ep.JSON_TYPE),
        "a stream called text": streamed(*deltas, kind="text/plain"),
        "JSON called a stream": ep.body(json.dumps(ep.completion(good)), ep.STREAM_TYPE),
        "JSON called HTML, over many lines": ep.body(json.dumps(ep.completion(good), indent=2), "text/html"),
        "a line for each piece": ep.body(lines, "application/x-ndjson"),
        "no type and a byte order mark": ep.body("\ufeff" + json.dumps(ep.completion(good)), ""),
        "thoughts before it": streamed({"content": '<think>First {"weeks": [] } then</think>'}, *deltas),
        "thoughts that only end": streamed({"content": 'I might say {"weeks": 1}.</think>\n'}, *deltas),
        "thoughts in a field": streamed(*thoughts, *deltas),
        "the answer among thoughts": whole(content=None, reasoning_content=good),
        "channels": whole(content=f"<|channel|>analysis<|message|>{{}}<|end|><|channel|>final<|message|>{good}"),
        "content as parts": whole(content=[{"type": "thinking", "thinking": "{}"}, {"type": "text", "text": good}]),
        "content as parts in a stream": streamed(*({"content": [{"type": "text", "text": p}]} for p in pieces(good))),
        "content as an object": whole(content=answer),
        "a tool call": whole(content=None, tool_calls=calls_tool(good)),
        "a tool call in a stream": streamed(*tool_deltas(good)),
        "a function call of old": whole(content="", function_call={"name": "answer", "arguments": good}),
        "three choices": several(good, "{}", "nothing"),
        "three choices, the last is good": several_at_once("", "I cannot.", good),
        "half a character": whole(content=good.replace(". ", ". \ud83d", 1)),
        "half a character, escaped": whole(content=good.replace(". ", ". \\ud83d", 1)),
        "an escape that is none": whole(content=good.replace(". ", ". \\x", 1)),
        "wrapped": whole(content=json.dumps({"result": {"plan": answer}})),
        "wrapped in a list": whole(content=json.dumps([answer])),
        "wrapped in a string": whole(content=json.dumps({"answer": good})),
        "a string of JSON": whole(content=json.dumps(good)),
        "fenced, with talk": whole(content=f"Sure! Here it is:\n```json\n{good}\n```\nAnything else?"),
        "dates with times": whole(content=dated(good)),
        "a whole message after the deltas": ep.body(
            "".join(map(ep.chunk, deltas)) + f"data: {json.dumps(ep.completion(good))}\n\ndata: [DONE]\n\n",
            ep.STREAM_TYPE,
        ),
        "an error after the answer": ep.body(
            "".join(map(ep.chunk, deltas)) + 'data: {"error": {"message": "overloaded"}}\n\n', ep.STREAM_TYPE
        ),
        "keep-alive comments between": ep.body(
            "".join(": still here\n\nevent: message\n" + ep.chunk(delta) for delta in deltas), ep.STREAM_TYPE
        ),
        "packed, though nobody asked": ep.body(gzip.compress(body.encode()), content_encoding="gzip"),
        "packed otherwise": ep.body(zlib.compress(body.encode()), content_encoding="deflate"),
        "packed without a header of its own": ep.body(
            zlib.compress(body.encode(), wbits=-15), content_encoding="deflate"
        ),
        "packed in silence": ep.body(gzip.compress(body.encode())),
        "packed under an old name": ep.body(gzip.compress(body.encode()), content_encoding="x-gzip"),
        "unpacked, though called packed": ep.body(body, content_encoding="gzip"),
        "unpacked, though called packed otherwise": ep.body(body, content_encoding="br"),
        "a character set as the packing": ep.body(body, content_encoding="UTF-8"),
        "a connection held after the end": held(good),
        "a body cut behind its end": cut_behind(body),
        "everything anew with each delta": streamed(
            *({"content": good[: at + PIECE]} for at in range(0, len(good), PIECE))
        ),
        "two tool calls by turns": two_tools_by_turns(good, '{"x": 1}'),
        "a message that is a text": ep.body(json.dumps({"choices": [{"index": 0, "message": good}]})),
        "an empty example before": whole(content=f'The form is {{"weeks": []}}. Here it is:\n{good}'),
        "another object before": whole(content=f'{{"thought": "an easy one"}}\n{good}'),
        "control characters between": whole(content=good.replace(": {", ":\x00 {", 1)),
        "comments of three kinds": whole(content=commented(answer)),
        "Python's own notation": whole(content=repr(answer)),
        "names without quotes": whole(content=re.sub(r'"(\w+)":', r"\1:", good)),
        "typographers' quotes": whole(content=re.sub(r'"([^"]*)"', "“\\1”", good)),
        "a string of JSON in a fence": whole(content=f"```json\n{json.dumps(json.dumps(answer, indent=1))}\n```"),
        "a string of JSON without its quotes": whole(content=json.dumps(good)[1:-1]),
        "commas too many": whole(content=re.sub(r"\n(\s*[\]}])", r",,\n\1", json.dumps(answer, indent=1))),
        "a form in words before": whole(content=f"As {{PLACE: CODE}}:\n{good}"),
        "an object a name": whole(content="\n".join(json.dumps({name: said}) for name, said in answer.items())),
        **{f"words told as {how}": whole(content=json.dumps(told)) for how, told in retold(answer).items()},
        "an answer without an end": whole(content=good + " So it goes." * 100_000),
    }


def hopeless(good: str) -> dict[str, ep.Act]:
    """Quirks with nothing good in them, which once ended in a traceback or took minutes."""
    return {
        "a number as content": whole(content=42),
        "numbers in a stream": streamed({"content": 1}, {"content": 2.5}, {"content": True}),
        "choices that are none": ep.body(
            '{"choices": [1, null, {"index": "x", "delta": 7, "message": [], "text": 3}]}'
        ),
        "a degenerate answer of a megabyte": whole(content="easy run " * 120_000),
        "a megabyte of braces": whole(content='{"' * 500_000),
        "a megabyte of thoughts begun": whole(content="<think>{" * 130_000),
        "a megabyte of backslashes": whole(content='{"weeks": "' + "\\" * 1_000_000),
        "a megabyte in one text": whole(content=json.dumps({"weeks": [], "own": "a " * 500_000})),
        "a bomb": ep.body(gzip.compress(b" " * 100_000_000), content_encoding="gzip"),
        "lists in lists as content": ep.body('{"choices": [{"message": {"content": ' + "[" * 900 + "]" * 900 + "}}]}"),
        "events without an end": ep.body("data: {\n" * 300_000, ep.STREAM_TYPE),
    }
