"""Answers in other shapes than a chat completion's: a service's own, whole and in a stream, and what gateways wrap."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from tests.coach import endpoint as ep

PIECE = 300
LINES_TYPE = "application/x-ndjson"


def whole(shape: Any) -> ep.Act:
    return ep.body(json.dumps(shape))


def events(shapes: Iterable[dict[str, Any]]) -> ep.Act:
    """An event stream without a word of its end."""
    return ep.body("".join(f"event: x\ndata: {json.dumps(shape)}\n\n" for shape in shapes), ep.STREAM_TYPE)


def lines(shapes: Iterable[dict[str, Any]]) -> ep.Act:
    return ep.body("".join(f"{json.dumps(shape)}\n" for shape in shapes), LINES_TYPE)


def responses(good: str) -> dict[str, Any]:
    thought = {"type": "reasoning", "summary": [{"type": "summary_text", "text": '{"say": '}]}
    message = {"type": "message", "content": [{"type": "output_text", "text": good, "annotations": []}]}
    return {"object": "response", "status": "completed", "error": None, "output": [thought, message]}


def foreign_shapes(good: str) -> dict[str, ep.Act]:
    """Every shape by name, around one good answer."""
    pieces = [good[at : at + PIECE] for at in range(0, len(good), PIECE)]
    completion = ep.completion(good)

    def each(shape: Callable[[str], dict[str, Any]]) -> list[dict[str, Any]]:
        return [shape(piece) for piece in pieces]

    def candidate(text: str) -> dict[str, Any]:
        return {"candidates": [{"content": {"parts": [{"text": text}]}, "finishReason": "STOP"}]}

    separator = ",\r\n"
    said = each(lambda piece: {"type": "response.output_text.delta", "delta": piece})
    begun = {"type": "response.created", "response": {"status": "in_progress", "output": []}}
    tool = {"type": "content_block_start", "content_block": {"type": "tool_use", "name": "x", "input": {}}}
    return {
        "Responses": whole(responses(good)),
        "Responses in a stream": events([begun, *said, {"type": "response.completed", "response": responses(good)}]),
        "Responses in a stream that thinks and breaks off": events(
            [{"type": "response.reasoning_summary_text.delta", "delta": '{"say": '}, *said]
        ),
        "Ollama's chat": whole({"message": {"role": "assistant", "content": good}, "done": True}),
        "Ollama's chat, a line a piece": lines(
            [
                {"message": {"role": "assistant", "content": "", "thinking": "{"}, "done": False},
                *each(lambda piece: {"message": {"role": "assistant", "content": piece}, "done": False}),
                {"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop"},
            ]
        ),
        "Ollama's generate, a line a piece": lines(each(lambda piece: {"response": piece, "done": False})),
        "Anthropic": whole(
            {
                "type": "message",
                "content": [{"type": "thinking", "thinking": "{}"}, {"type": "text", "text": good}],
                "stop_reason": "end_turn",
            }
        ),
        "Anthropic in a stream": events(
            [
                {"type": "message_start", "message": {"type": "message", "content": []}},
                {"type": "content_block_delta", "delta": {"type": "thinking_delta", "thinking": '{"say": '}},
                *each(lambda piece: {"type": "content_block_delta", "delta": {"type": "text_delta", "text": piece}}),
                {"type": "message_delta", "delta": {"stop_reason": "end_turn"}},
            ]
        ),
        "Anthropic's tool in a stream": events([tool, *each(lambda piece: {"delta": {"partial_json": piece}})]),
        "Gemini": whole(candidate(good)),
        "Gemini's list in pieces": ep.body(f"[{separator.join(map(json.dumps, each(candidate)))}]"),
        "text-generation-inference": whole([{"generated_text": good}]),
        "llama.cpp in a stream": events([*each(lambda piece: {"content": piece}), {"content": "", "stop": True}]),
        "Cohere": whole({"message": {"content": [{"type": "text", "text": good}]}, "finish_reason": "COMPLETE"}),
        "Bedrock": whole({"output": {"message": {"content": [{"text": good}]}}, "stopReason": "end_turn"}),
        "Cloudflare": whole({"result": {"response": good}, "success": True}),
        "a gateway's wrapper": whole({"code": 0, "data": completion}),
        "completions of text in a stream": events(each(lambda piece: {"choices": [{"text": piece}]})),
        "text beside an empty delta": events(each(lambda piece: {"choices": [{"delta": {}, "text": piece}]})),
        "messages as pieces": events(
            [*each(lambda p: {"choices": [{"message": {"content": p}}]}), {"choices": [{"finish_reason": "stop"}]}]
        ),
        "an end before the beginning": ep.body(
            "data: [DONE]\n\n" + "".join(ep.chunk({"content": piece}) for piece in pieces), ep.STREAM_TYPE
        ),
        "a guard in front of the document": ep.body(")]}'\n" + json.dumps(completion)),
    }
