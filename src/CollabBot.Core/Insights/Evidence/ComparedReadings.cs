namespace CollabBot.Core.Insights.Evidence;

/// <summary>Which readings of an area were set against which. Immutable.</summary>
/// <param name="Recent">How many, up to the latest.</param>
/// <param name="Before">How many, before those or before a change that is known.</param>
/// <param name="LastBefore">When the last of those was; null where nobody needs to know.</param>
/// <param name="Latest">When the latest was; null where nobody needs to know.</param>
/// <param name="HasBounds">One of them is only known to be so low, or so high: how large a change is cannot be said then, nor that there is none.</param>
public sealed record ComparedReadings(int Recent, int Before, DateOnly? LastBefore, DateOnly? Latest, bool HasBounds);
