using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>What everybody may know of a release: the area, the rounds whose answers it rests on, and who was asked in them. Nothing about who answered.</summary>
/// <param name="Window">One round, or several that were pooled.</param>
/// <param name="Asked">Everybody who was asked in any of them.</param>
public sealed record ReleaseBasis(PracticeArea Area, IReadOnlySet<RoundId> Window, IReadOnlySet<PersonId> Asked)
{
    /// <summary>The basis of a round's release of one of its areas.</summary>
    public static ReleaseBasis Of(RoundPlan plan, PracticeArea area) =>
        new(area, new HashSet<RoundId> { plan.Ref.Round }, plan.Participants.Select(participant => participant.Person).ToHashSet());
}
