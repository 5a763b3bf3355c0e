using System.Globalization;
using System.Text.RegularExpressions;
using CollabBot.Core.Cadence;
using Xunit;
using static CollabBot.Tests.Administration.SettingsStage;

namespace CollabBot.Tests.Administration;

/// <summary>
/// A team in Northern Ireland that works on Mondays, Tuesdays and Thursdays and is asked on Mondays at ten, over HTTP, hour by hour: around 12 July, which in 2026 is a
/// Sunday and kept on the Monday after it, and around both changes of the clocks, on 29 March and 25 October 2026. One of them has quiet hours until noon, one goes away once the first questions have come.
/// </summary>
public sealed partial class CalendarStory
{
    private const int Quiet = 2;
    private const int Away = 3;

    private static readonly TeamClock Belfast = TeamClock.For("Europe/London");

    public static TheoryData<string, string, string> Seasons => new()
    {
        // The clocks go forward in the night to 29 March: ten o'clock is ten, then nine, by UTC.
        { "2026-03-20", "2026-04-12", "2026-03-23T10:00 2026-03-30T09:00" },

        // 13 July stands in for the twelfth; 20 July the team calls its Inset day.
        { "2026-07-03", "2026-07-28", "2026-07-06T09:00 2026-07-27T09:00" },

        // The clocks go back in the night to 25 October.
        { "2026-10-16", "2026-10-31", "2026-10-19T09:00 2026-10-26T10:00" },
    };

    [Theory]
    [MemberData(nameof(Seasons))]
    public async Task Everybody_is_asked_exactly_on_the_days_that_were_promised(string from, string until, string asked)
    {
        await using var stage = await SettingsStage.StartAsync(Belfast.At(DateOnly.Parse(from, CultureInfo.InvariantCulture), new TimeOnly(12, 0)), people: 9);
        await stage.PressAsync("setup.save", [("weekday", "Monday"), ("time", "10:00"), ("zone", "Europe/London"), ("holidays", "NorthernIreland")]);
        var card = await stage.PressAsync("calendar.save", [("days", "Monday,Tuesday,Thursday"), ("from", "2026-07-20"), ("label", "Inset day")]);
        if (!Said(card).Contains("\"Saved", StringComparison.Ordinal))
        {
            // In autumn that day is over.
            card = await stage.PressAsync("calendar.save", [("days", "Monday,Tuesday,Thursday")]);
        }

        await stage.TypeAsync("quiet 09:00 to 12:00", Quiet);
        var seen = new Dictionary<int, List<DateTimeOffset>>();
        var counted = Enumerable.Range(0, 9).ToDictionary(person => person, _ => 0);
        for (var end = Belfast.At(DateOnly.Parse(until, CultureInfo.InvariantCulture), new TimeOnly(18, 0)); stage.Time.GetUtcNow() < end;)
        {
            // On the hour and never past it, so that what is asked at ten is seen at ten.
            var now = stage.Time.GetUtcNow();
            await stage.PassAsync(now.AddMinutes(-now.Minute).AddSeconds(-now.Second).AddMilliseconds(-now.Millisecond).AddHours(1) - now);
            foreach (var person in counted.Keys.ToList())
            {
                var rounds = RoundsAskedOf(stage, person);
                if (rounds > counted[person])
                {
                    counted[person] = rounds;
                    (seen.TryGetValue(person, out var times) ? times : seen[person] = []).Add(stage.Time.GetUtcNow());
                    if (person == Away)
                    {
                        var back = DateOnly.Parse(until, CultureInfo.InvariantCulture).AddDays(14);
                        Assert.Contains("Paused until", await stage.TypeAsync($"away until {back.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}", Away), StringComparison.Ordinal);
                    }
                }
            }
        }

        var wanted = asked.Split(' ').Select(at => DateTimeOffset.Parse(at + "Z", CultureInfo.InvariantCulture)).ToList();
        foreach (var person in Enumerable.Range(0, 9).Except([Quiet, Away]))
        {
            Assert.Equal(wanted, seen[person]);
        }

        Assert.Equal(wanted.Select(at => at.AddHours(2)), seen[Quiet]);
        Assert.Equal(wanted.Take(1), seen[Away]);
        Assert.Equal(wanted.Select(at => Belfast.DateAt(at)), Promised(Said(card)).Take(wanted.Count));
    }

    /// <summary>Rounds, not messages: the reminder asks the same again.</summary>
    private static int RoundsAskedOf(SettingsStage stage, int person) =>
        stage.Teams.PostsIn(stage.Teams.Tenant.People[person].ChatId).SelectMany(post => Objects(post)).Select(node => node["data"]?["round"]?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal).Count();

    /// <summary>The dates that the card names.</summary>
    private static List<DateOnly> Promised(string said) =>
        [.. Dates().Matches(said[said.IndexOf("I ask next on", StringComparison.Ordinal)..]).Take(3).Select(match => DateOnly.ParseExact($"{match.Groups[1].Value} 2026", "d MMMM yyyy", CultureInfo.InvariantCulture))];

    [GeneratedRegex("Mon ([0-9]{1,2} [A-Z][a-z]+)")]
    private static partial Regex Dates();
}
