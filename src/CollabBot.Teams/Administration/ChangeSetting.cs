using System.Diagnostics;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.OwnData;
using NodaTime;

namespace CollabBot.Teams.Administration;

/// <summary>Changes one setting of a team at an admin's typed word, and says what came of it.</summary>
internal sealed class ChangeSetting(TeamRegistry teams, ConfigureTeam configure, OfferedLanguages offered, TimeProvider time)
{
    private static string NotSetUp => Phrase.Of("This team is not set up yet. Write **settings** to do that first.");

    /// <param name="locale">Of the admin's client; null for the usual one.</param>
    /// <returns>What to say.</returns>
    public async Task<string> HandleAsync(TeamRef team, PersonId admin, TypedSetting setting, string? locale, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { } settings || !settings.Lets(admin, Operation.Configure))
        {
            return SetUpTexts.NotAdmin;
        }

        if (TeamSetUp.Of(settings) is not { } setUp)
        {
            return NotSetUp;
        }

        var now = time.GetUtcNow();
        var (wanted, problem) = setting is TypedSetting.Days { What: var what } ? what.In(settings.Calendar, locale, now, DateTimeZoneProviders.Tzdb[setUp.Cadence.ZoneId]) : (settings.Calendar, null);
        if (problem is not null)
        {
            return Phrase.Of($"{problem} Nothing was changed.");
        }

        if (setting is TypedSetting.Speaks { Language: var name } && offered.Find(name) is null)
        {
            return Phrase.Of($"{TypedLanguage.Unknown(name, offered)} Nothing was changed.");
        }

        var changed = setting switch
        {
            TypedSetting.Days => setUp with { Calendar = wanted },
            TypedSetting.Speaks { Language: var language } => setUp with { Language = offered.Find(language)!.Tag },
            _ => setting.In(setUp),
        };
        if (setting is TypedSetting.Days { What: TypedCalendar.Show })
        {
            return DaysAndDates(wanted, await configure.UpcomingAsync(settings, changed, cancellationToken), setUp.Cadence, now);
        }

        return await configure.HandleAsync(team, admin, changed, cancellationToken) is var outcome && outcome is ConfigureTeamOutcome.Saved saved
            ? string.Join(' ', SavedTexts.Later(saved).Select(sentence => sentence.Markdown).Prepend(Said(setting, saved, now)))
            : Phrase.Of($"{SetUpTexts.Of(outcome)} Nothing was changed.");
    }

    public static string OfReminder(bool isWanted) => isWanted
        ? Phrase.Of("Saved: from the next pulse on I remind once, in person, whoever I have no answer from.")
        : Phrase.Of("Saved: from the next pulse on I remind nobody. Whoever misses my question finds it in our chat.");

    public static string OfNudges(bool isWanted) => isWanted
        ? Phrase.Of("Saved: I suggest one small step a week, and a week later I ask whether it helped.")
        : Phrase.Of("Saved: I suggest no small steps to this team and its leaders any more. What was suggested already I still ask about, once.");

    private string Said(TypedSetting setting, ConfigureTeamOutcome.Saved saved, DateTimeOffset now)
    {
        var cadence = saved.Team.Cadence!;
        return setting switch
        {
            TypedSetting.Interval => Phrase.Of($"Saved. I ask {CadenceWording.Days(cadence)} at {CardText.Time(cadence.Time)}, next on {CardText.Moment(saved.Next.At, cadence.ZoneId)}."),
            TypedSetting.Questions => Phrase.Of($"Saved: {saved.Team.Questions} in a pulse."),
            TypedSetting.Threshold => "Saved.",
            TypedSetting.Days => Phrase.Of($"Saved. {DaysAndDates(saved.Team.Calendar, saved.Upcoming, cadence, now)}"),
            TypedSetting.Reminder reminder => OfReminder(reminder.Wanted),
            TypedSetting.Speaks => Phrase.Of($"Saved. In this team I speak this language: {offered.Find(saved.Team.Language)!.Name}. Whoever has chosen one for themselves keeps it."),
            TypedSetting.Nudges nudges => OfNudges(nudges.Wanted),
            _ => throw new UnreachableException(),
        };
    }

    private static string DaysAndDates(WorkingCalendar calendar, IReadOnlyList<Occurrence> upcoming, PulseCadence cadence, DateTimeOffset now) =>
        Phrase.Of($"Days off: {CalendarTexts.DaysOff(calendar, TeamClock.For(cadence.ZoneId).DateAt(now), label => AdaptiveText.Escape(label))}. I ask next on {CalendarTexts.Dates(upcoming)}, at {CardText.Time(cadence.Time)}.");
}
