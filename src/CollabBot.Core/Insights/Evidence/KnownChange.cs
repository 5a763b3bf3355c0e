using System.Collections.Immutable;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>A change that has been called clear.</summary>
/// <param name="Before">The baseline it was measured against; one reading or more.</param>
internal sealed record KnownChange(ChangeDirection Direction, ImmutableArray<SeriesPoint> Before);
