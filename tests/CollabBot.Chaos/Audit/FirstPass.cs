using System.Globalization;

namespace CollabBot.Chaos.Audit;

/// <summary>The questions of all rounds, in counts: one recipient is one person in one round.</summary>
internal sealed record FirstPass
{
    /// <summary>Rounds that were planned.</summary>
    public required int Rounds { get; init; }

    /// <summary>Recipients in the plans.</summary>
    public required int Planned { get; init; }

    /// <summary>Last heard of as delivered.</summary>
    public required int Delivered { get; init; }

    /// <summary>Last heard of as given up.</summary>
    public required int Failed { get; init; }

    /// <summary>Last heard of as possibly sent.</summary>
    public required int Unknown { get; init; }

    /// <summary>Of those, how many Teams had accepted.</summary>
    public required int UnknownArrived { get; init; }

    /// <summary>No line in a ledger, or a last one that leaves something to do.</summary>
    public required int Unsettled { get; init; }

    /// <summary>Questions beyond the first that reached one recipient.</summary>
    public required int Twice { get; init; }

    /// <summary>Delivered, says the ledger, and nothing arrived; or given up, and something did.</summary>
    public required int Misreported { get; init; }

    /// <summary>Questions that reached somebody whom no ledger mentions.</summary>
    public required int Unaccounted { get; init; }

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsSettled => Unsettled == 0 && Planned > 0;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Planned:N0} planned, {Delivered:N0} delivered, {Unknown:N0} unknown ({UnknownArrived:N0} of them arrived), {Failed:N0} failed, {Unsettled:N0} unsettled, {Twice:N0} asked twice, {Misreported:N0} misreported, {Unaccounted:N0} unaccounted");
}
