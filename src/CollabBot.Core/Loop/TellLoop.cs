using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>Tells a team what it has not been told yet of its leaders' replies, or of their silence; and reckons with the replies first.</summary>
/// <remarks>
/// In the summary's channel; where others than the team read that, or nobody can say who does, to each person who was asked (N11). Which of both is decided
/// once for each untold of news, before anything is sent. Safe to repeat.
/// </remarks>
public sealed class TellLoop(TeamRegistry teams, Rounds rounds, LoopDesk desk, CheckAudience audience, AttentionBudget budget, Deliver deliver, UpdateSummary update)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public async Task<WorkOutcome> HandleAsync(TeamRef of, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(of, cancellationToken) is not { Status: TeamStatus.Active } team)
        {
            return WorkOutcome.Done.Instance;
        }

        var history = await teams.HistoryAsync(of, cancellationToken);
        var loop = await desk.FindAsync(of, cancellationToken);
        foreach (var digest in loop.Digests)
        {
            // A reply to what was the newest digest brings the rhythm back.
            if (digest.Number > (history.Gate?.Answered ?? 0) && digest.Replies.Any(given => given.ToNewest))
            {
                history = await teams.UpdateHistoryAsync(of, current => current.Answered(digest.Number, team), cancellationToken);
            }

            foreach (var untold in UntoldNews.Of(team, loop, digest, history))
            {
                if (untold.News is not null && await TellAsync(team, digest, untold, cancellationToken) is { } again)
                {
                    return again;
                }

                if (untold is { Reply: { } reply, News: not null } && await update.HandleAsync(team, digest, reply, cancellationToken) is { } unfinished)
                {
                    return unfinished;
                }

                await FollowUpAsync(team, digest, untold, cancellationToken);
                await desk.UpdateAsync(of, untold.Told, cancellationToken);
            }
        }

        return WorkOutcome.Done.Instance;
    }

    /// <summary>Of what a leader will do, the team is asked some time after its day whether it noticed.</summary>
    private async Task FollowUpAsync(Team team, DeliveredDigest digest, UntoldNews untold, CancellationToken cancellationToken)
    {
        if (untold is { Reply: { Reply: LeaderReply.WillDo will } given, News: not null } && team.Cadence is { } cadence)
        {
            var clock = TeamClock.For(cadence.ZoneId);
            var at = clock.AddWorkingDays(clock.At(will.By, cadence.Time), NoticedCheck.WorkingDaysAfter, team.Calendar);
            await desk.AskNoticedAsync(new RoundRef(team.Ref, digest.Round), given.Number, at, cancellationToken);
        }
    }

    /// <returns>When to try again; null when it is told.</returns>
    private async Task<WorkOutcome.Again?> TellAsync(Team team, DeliveredDigest digest, UntoldNews untold, CancellationToken cancellationToken)
    {
        var round = new RoundRef(team.Ref, digest.Round);
        if (await rounds.FindPlanAsync(round, cancellationToken) is not { } plan)
        {
            return null;
        }

        if (await DecideAsync(team, plan, untold, cancellationToken) is not { } telling)
        {
            return new WorkOutcome.Again(LookAgain);
        }

        List<(string, Post)> posts = telling.IsForChannel ? [("channel", new Post.TeamNews(team, untold.News!))] : await OwnPostsAsync(team, plan, telling, untold, cancellationToken);
        return await deliver.HandleAsync(Rounds.LoopKey(round, untold.Name), posts, cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            DeliveryOutcome.TakenOver => new WorkOutcome.Again(LookAgain),
            _ => null,
        };
    }

    /// <summary>To each whose week has room; who has none reads a reply with the summary, at a word. That a leader has merely read it is worth nobody's message: the next summary says so.</summary>
    private async Task<List<(string Id, Post Post)>> OwnPostsAsync(Team team, RoundPlan plan, Telling telling, UntoldNews untold, CancellationToken cancellationToken)
    {
        if (untold.News is LoopNews.Replied { Reply: LeaderReply.Heard, Rhythm: null })
        {
            return [];
        }

        var week = AttentionWeek.At(TeamClock.For(plan.ZoneId), await rounds.NowAsync(cancellationToken));
        var withRoom = await budget.TryChargeAsync(plan.Ref.Tenant, telling.InPerson, AttentionKind.Summary, $"{plan.Ref.Round.Value}-{untold.Name}", week, cancellationToken);
        return
        [
            .. telling.InPerson.Index().Where(own => withRoom.Contains(own.Item))
                .Select(own => (string.Create(CultureInfo.InvariantCulture, $"own-{own.Index}"), (Post)new Post.OwnNews(team, plan.Find(own.Item)!, untold.News!))),
        ];
    }

    /// <returns>Null while nobody can say who reads the channel, for as long as a result would wait too.</returns>
    private async Task<Telling?> DecideAsync(Team team, RoundPlan plan, UntoldNews untold, CancellationToken cancellationToken)
    {
        if (await desk.FindTellingAsync(plan.Ref, untold.Name, cancellationToken) is { } decided)
        {
            return decided;
        }

        var found = await audience.HandleAsync(team.Ref, team.SummaryChannel, cancellationToken) as AudienceOutcome.Found;
        if (found is null && await rounds.NowAsync(cancellationToken) < untold.Since + DecideTelling.Patience)
        {
            return null;
        }

        var readers = found?.Readers ?? ChannelReaders.NotKnown;
        var inPerson = plan.Participants.Select(participant => participant.Person)
            .Where(person => person != untold.Reply?.By && !team.OptedOut.Contains(person) && found?.Members?.Contains(person) != false);
        return await desk.FixTellingAsync(plan.Ref, untold.Name, new Telling(readers, readers is ChannelReaders.OnlyTheTeam ? [] : [.. inPerson]), cancellationToken);
    }
}
