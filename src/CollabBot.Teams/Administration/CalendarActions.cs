using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What the buttons of the card of days off do. Every step checks anew that the person administers the team.</summary>
internal sealed class CalendarActions(TeamRegistry teams, ConfigureTeam configure, TimeProvider time)
{
    private static string NotSetUp => Phrase.Of("This team is not set up yet. Write settings to do that first.");

    public async Task<CardAnswer> HandleAsync(string verb, Sender sender, CardData data, CancellationToken cancellationToken)
    {
        if (data.Id(CardActions.Team) is not { } id
            || await teams.FindAsync(sender.In(new TeamId(id)), cancellationToken) is not { } team
            || !team.Lets(sender.Id, Operation.Configure))
        {
            return new CardAnswer.Notice(SetUpTexts.NotAdmin);
        }

        if (TeamSetUp.Of(team) is not { } setUp)
        {
            return new CardAnswer.Notice(NotSetUp);
        }

        if (verb is CardActions.CalendarOpen)
        {
            return new CardAnswer.Beside(await ShowAsync(team, CalendarDraft.Of(team), [], cancellationToken));
        }

        var (draft, problems) = CalendarDraft.Of(team).With(data);
        if (problems.Count > 0)
        {
            return new CardAnswer.Replaced(await ShowAsync(team, draft, problems, cancellationToken));
        }

        var wanted = setUp with { Calendar = draft.In(team.Calendar, TodayOf(setUp)), BasedOn = draft.BasedOn };
        if (verb is CardActions.CalendarCheck)
        {
            return await configure.WhyNotAsync(team, wanted, cancellationToken) is { } why
                ? new CardAnswer.Replaced(await ShowAsync(team, draft, [SetUpTexts.Of(why)], cancellationToken))
                : new CardAnswer.Replaced(CalendarCards.Of(draft, PageOf(team, await configure.UpcomingAsync(team, wanted, cancellationToken), []) with { IsPreview = true }));
        }

        switch (await configure.HandleAsync(team.Ref, sender.Id, wanted, cancellationToken))
        {
            case ConfigureTeamOutcome.Saved saved:
                return new CardAnswer.Replaced(CalendarCards.Of(CalendarDraft.Of(saved.Team), PageOf(saved.Team, saved.Upcoming, []) with { IsSaved = true }));
            case ConfigureTeamOutcome.NotAdmin:
                return new CardAnswer.Notice(SetUpTexts.NotAdmin);
            case ConfigureTeamOutcome.ChangedMeanwhile changed when await teams.FindAsync(team.Ref, cancellationToken) is { } now:
                return new CardAnswer.Replaced(await ShowAsync(now, draft with { BasedOn = TeamSetUp.MarkOf(now) }, [SetUpTexts.Of(changed)], cancellationToken));
            case var refused:
                return new CardAnswer.Replaced(await ShowAsync(team, draft, [SetUpTexts.Of(refused)], cancellationToken));
        }
    }

    /// <summary>With the dates as they are set now.</summary>
    private async Task<BotFramework.AdaptiveCards.AdaptiveCard> ShowAsync(Team team, CalendarDraft draft, IReadOnlyList<string> problems, CancellationToken cancellationToken) =>
        CalendarCards.Of(draft, PageOf(team, TeamSetUp.Of(team) is { } setUp ? await configure.UpcomingAsync(team, setUp, cancellationToken) : [], problems));

    private CalendarPage PageOf(Team team, IReadOnlyList<Occurrence> upcoming, IReadOnlyList<string> problems)
    {
        var today = TeamSetUp.Of(team) is { } setUp ? TodayOf(setUp) : DateOnly.MinValue;
        return new CalendarPage(team.Name, [.. team.Calendar.Own.Where(days => days.To >= today)], upcoming, problems);
    }

    private DateOnly TodayOf(TeamSetUp setUp) => TeamClock.For(setUp.Cadence.ZoneId).DateAt(time.GetUtcNow());
}
