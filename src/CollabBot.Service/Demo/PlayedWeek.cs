using CollabBot.Core.Digests;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Service.Demo;

/// <summary>What happened in one week.</summary>
/// <param name="Published">What the team was told.</param>
/// <param name="Posts">In the order in which they went out; within an instant by kind and person.</param>
/// <param name="Reactions">In the same order.</param>
internal sealed record PlayedWeek(
    RoundPlan Plan, RoundResult Result, PulseSummary Published, IReadOnlyList<Sitting> Sittings, IReadOnlyList<DemoPost> Posts, IReadOnlyList<Reaction> Reactions)
{
    public int Asked => Plan.Participants.Count;

    /// <summary>People who answered at least one question.</summary>
    public int Answered => Sittings.Count(sitting => sitting.Answers.Any(answer => answer.Value is not null));

    public int Acknowledged => Sittings.Sum(sitting => sitting.Acknowledged);

    /// <summary>Answers in what was published.</summary>
    public int Counted => Result.Areas.Sum(area => area.N);

    public IReadOnlyCollection<(PersonId Person, IReadOnlyDictionary<PracticeArea, int?> Answers)> AcknowledgedAnswers =>
        [.. Sittings.Select(sitting => (new PersonId(sitting.Person.Id), sitting.Answers))];

    public DemoPost? PostOf(DemoPostKind kind) => Posts.FirstOrDefault(post => post.Kind == kind);
}
