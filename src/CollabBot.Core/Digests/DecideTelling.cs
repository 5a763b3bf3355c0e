using CollabBot.Core.Administration;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Decides how a round's result is told, once: what was decided first stands.</summary>
/// <remarks>
/// While nobody can say who reads the channel the result waits, for <see cref="Patience"/> at most; after that it goes the careful way, to each person
/// who was asked. Whoever has left the team, or asked to be left alone since, does not get it there.
/// </remarks>
public sealed class DecideTelling(CheckAudience audience, CheckReleases check, Rounds rounds)
{
    /// <summary>Counted from the moment at which the answers were counted.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(4);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(2);

    /// <param name="release">What the gate lets out.</param>
    public async Task<TellingOutcome> HandleAsync(RoundPlan plan, Team team, RoundResult result, Release release, CancellationToken cancellationToken)
    {
        if (await rounds.FindTellingAsync(plan.Ref, cancellationToken) is { } decided)
        {
            return new TellingOutcome.Decided(decided);
        }

        var found = await audience.HandleAsync(plan.Ref.Team, plan.SummaryChannel, cancellationToken) as AudienceOutcome.Found;
        if (found is null && await MayWaitAsync(plan, cancellationToken))
        {
            return new TellingOutcome.Later(AskAgain);
        }

        var readers = found?.Readers ?? ChannelReaders.NotKnown;
        var telling = new Telling(readers, readers is ChannelReaders.OnlyTheTeam ? [] : InPerson(plan, team, found?.Members))
        {
            Check = await check.HandleAsync(plan, result, release, cancellationToken),
        };
        return new TellingOutcome.Decided(await rounds.FixTellingAsync(plan.Ref, telling, cancellationToken));
    }

    private async Task<bool> MayWaitAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        var state = await rounds.FindStateAsync(plan.Ref, cancellationToken);
        return await rounds.NowAsync(cancellationToken) < (state?.SealAt ?? plan.ClosesAt) + Patience;
    }

    /// <summary>Those who read the digest have the same levels there; one post is enough.</summary>
    private static List<PersonId> InPerson(RoundPlan plan, Team team, IReadOnlySet<PersonId>? members) =>
    [
        .. plan.Participants.Select(participant => participant.Person)
            .Where(person => !plan.DigestReaders.Contains(person) && !team.OptedOut.Contains(person) && members?.Contains(person) != false),
    ];
}

/// <summary>What came of deciding how a result is told.</summary>
public abstract record TellingOutcome
{
    private TellingOutcome()
    {
    }

    public sealed record Decided(Telling Telling) : TellingOutcome;

    /// <summary>Nobody can say who reads the channel; try again after <paramref name="For"/>. Nothing was told.</summary>
    public sealed record Later(TimeSpan For) : TellingOutcome;
}
