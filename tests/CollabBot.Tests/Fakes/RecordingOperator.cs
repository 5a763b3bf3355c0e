using CollabBot.Core.Administration;

namespace CollabBot.Tests.Fakes;

/// <summary>Keeps what the operator was told.</summary>
internal sealed class RecordingOperator : IOperatorAlerts
{
    private readonly List<ReleaseCheck> _withheld = [];

    public IReadOnlyList<ReleaseCheck> Withheld => _withheld;

    public int Lowered { get; private set; }

    public int PromisesLowered { get; private set; }

    public void ThresholdLowered() => Lowered++;

    public void PromiseLowered() => PromisesLowered++;

    public void ResultWithheld(ReleaseCheck check) => _withheld.Add(check);
}
