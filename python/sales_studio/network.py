"""The networks of a model, run by PyTorch, or by onnxruntime over the ONNX files beside the model where PyTorch is absent."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .artefact import Artefact, Member

# A batch's tensors by name -> logits [B, P], gate [B, 1 + M] or None, quantity, revenue (standardised), discount [B].
Network = Callable[[dict[str, np.ndarray]], dict[str, "np.ndarray | None"]]
ROWS = 512


def open_networks(artefact: Artefact) -> list[Network]:
    """One function for each member. Raises ImportError or ValueError that says what is missing."""
    try:
        import torch  # noqa: F401
    except ImportError:
        return [_onnx(artefact, number) for number in range(1, len(artefact.members) + 1)]
    return [_torch(member) for member in artefact.members]


def _torch(member: Member) -> Network:
    import torch

    from .model import Config, SalesModel

    sizes = member.config
    model = SalesModel(Config(**{name: sizes[name] for name in Config.__dataclass_fields__ if name in sizes}))
    weights = {name: torch.from_numpy(np.array(values, np.float32)) for name, values in member.weights.items()}
    try:
        model.load_state_dict(weights)
    except RuntimeError as error:
        raise ValueError(f"the weights do not fit config.json: {error}") from None
    model.eval()

    def run(batch: dict[str, np.ndarray]) -> dict[str, np.ndarray | None]:
        # Steps behind the longest history of the batch are padding.
        longest = int(batch["lengths"].max())
        inputs = {name: torch.from_numpy(values) for name, values in batch.items()}
        inputs["products"], inputs["steps"] = inputs["products"][:, :longest], inputs["steps"][:, :longest]
        inputs["periods"] = {scale: inputs[scale] for scale in model.config.scales}
        with torch.inference_mode():
            outputs = model(inputs)
        names = ("quantity", "revenue", "discount")
        # The model gives the gate's shares: their logarithms are as good as what they were made from.
        gate = outputs["memory_gate"].log().numpy() if "memory_gate" in outputs else None
        return {"logits": outputs["product"].numpy(), "gate": gate, **{name: outputs[name].numpy() for name in names}}

    return run


def _onnx(artefact: Artefact, number: int) -> Network:
    try:
        import onnxruntime
    except ImportError:
        raise ImportError("the network needs PyTorch (pip install torch) or onnxruntime (pip install onnxruntime)") from None
    name = f"network-{number}.onnx"
    data = artefact.beside(f"onnx/{name}") or artefact.beside(name)
    if data is None:
        raise ValueError(f"onnx/{name} is not beside the model: write it with `studio export MODEL --format onnx`, or install PyTorch")
    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    wanted = {each.name for each in session.get_inputs()}
    given = [each.name for each in session.get_outputs()]

    def run(batch: dict[str, np.ndarray]) -> dict[str, np.ndarray | None]:
        longest = int(batch["lengths"].max())
        feeds = {key: values for key, values in batch.items() if key in wanted}
        feeds["products"], feeds["steps"] = feeds["products"][:, :longest], feeds["steps"][:, :longest]
        feeds["lengths"] = feeds["lengths"].astype(np.int32)
        outputs = dict(zip(given, session.run(given, feeds)))
        gate = outputs.get("gate")
        return {**outputs, "gate": None if gate is None else np.log(gate)}

    return run
