using CollabBot.Core.Practice;

namespace CollabBot.Core.Spanners;

/// <summary>What somebody who connects partners is sent: to do, to think about, or both. Immutable.</summary>
public sealed record SpannerMessage(Nudge? Step, SelfReflection? Question)
{
    public bool IsEmpty => Step is null && Question is null;
}
