using System.Globalization;
using CollabBot.Core.Practice;

namespace CollabBot.Service.Demo;

/// <summary>How the made people behave: who answers when and what. Pure; the same seed, the same behaviour.</summary>
/// <remarks>Each area has a level that drifts from week to week, each person a leaning of their own, each answer some noise.</remarks>
internal sealed class Habits(Chance chance, MadeTeam team)
{
    private const double LowestRate = 0.70;
    private const double HighestRate = 0.85;

    /// <summary>Once in so many weeks many are away, and what is left may be too little to show: everybody should see that happen.</summary>
    private const int ThinWeekEvery = 9;
    private const double LowestThinRate = 0.40;
    private const double HighestThinRate = 0.60;

    private const double LeavesOneOut = 0.12;
    private const double Types = 0.12;
    private const double ChangesMind = 0.08;

    /// <summary>Most people answer within hours, a few on the last day.</summary>
    private const double Eagerness = 2.5;

    /// <summary>Who answers in a week, in the order in which they do.</summary>
    /// <param name="week">From 0.</param>
    public IReadOnlyList<Visit> VisitsOf(int week, DateTimeOffset opens, DateTimeOffset closes, IReadOnlyList<PracticeArea> areas)
    {
        var thin = 3 + chance.Below(5, "thin week");
        var (lowest, highest) = week % ThinWeekEvery == thin ? (LowestThinRate, HighestThinRate) : (LowestRate, HighestRate);
        var rate = lowest + ((highest - lowest) * chance.Draw("rate", Text(week)));
        var count = (int)Math.Round(rate * team.People.Count, MidpointRounding.AwayFromZero);
        return [.. team.People
            .OrderBy(person => chance.Draw("answers", person.Id, Text(week)))
            .Take(count)
            .Select(person => VisitOf(person, week, opens, closes, areas))
            .OrderBy(visit => visit.At)
            .ThenBy(visit => visit.Person.Index)];
    }

    /// <summary>What an area is really like in a week, 0 to 100. Nobody is ever told.</summary>
    internal double LevelOf(PracticeArea area, int week)
    {
        var level = 45 + (30 * chance.Draw("level", area.Id));
        for (var past = 1; past <= week; past++)
        {
            level = Math.Clamp(level + (4 * chance.Normal("drift", area.Id, Text(past))), 20, 88);
        }

        return level;
    }

    private Visit VisitOf(MadePerson person, int week, DateTimeOffset opens, DateTimeOffset closes, IReadOnlyList<PracticeArea> areas)
    {
        string[] here = [person.Id, Text(week)];
        var minutes = (closes - opens).TotalMinutes - 10;
        var at = opens.AddMinutes(1 + Math.Floor(minutes * Math.Pow(chance.Draw(["moment", .. here]), Eagerness)));

        var answers = areas.ToDictionary(area => area, int? (area) => AnswerOf(person, area, week));
        if (chance.Draw(["leaves one out", .. here]) < LeavesOneOut)
        {
            answers[areas[chance.Below(areas.Count, ["which", .. here])]] = null;
        }

        var reconsidered = chance.Draw(["changes mind", .. here]) < ChangesMind ? areas[chance.Below(areas.Count, ["about", .. here])] : null;
        return new Visit(person, at, answers, reconsidered, IsTyped: chance.Draw(["types", .. here]) < Types, WritesWords: chance.Draw(["words", .. here]) < 0.5);
    }

    private int AnswerOf(MadePerson person, PracticeArea area, int week)
    {
        var felt = LevelOf(area, week) + (12 * chance.Normal("leaning", person.Id)) + (17 * chance.Normal("noise", person.Id, area.Id, Text(week)));
        return Math.Clamp((int)Math.Round(felt / 25, MidpointRounding.AwayFromZero) + 1, 1, ResponseScale.Points);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One person's visit to an open pulse.</summary>
/// <param name="Answers">Keyed values, 1 to 5; null for an area that the person leaves out.</param>
/// <param name="Reconsidered">An area about which the person thinks again before leaving; null for most.</param>
/// <param name="IsTyped">The person writes instead of tapping.</param>
/// <param name="WritesWords">If so, labels instead of numbers.</param>
internal sealed record Visit(
    MadePerson Person, DateTimeOffset At, IReadOnlyDictionary<PracticeArea, int?> Answers, PracticeArea? Reconsidered, bool IsTyped, bool WritesWords)
{
    public int AreasAnswered => Answers.Count(answer => answer.Value is not null);
}
