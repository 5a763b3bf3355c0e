using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>N7 through the real use cases: three weeks of nine teams that share their people, in three zones, with processes that work at once.</summary>
public sealed class AttentionWeeksOfTeams
{
    private const int People = 36;
    private const int Weeks = 3;

    private static readonly string[] Zones = ["Europe/London", "Australia/Sydney", "America/New_York"];

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nobody_is_asked_and_reminded_more_often_in_a_week_than_their_cap_and_nobody_is_left_out_silently(int seed)
    {
        var chance = new Random(seed);
        var teams = new AttentionTeams(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        for (var number = 0; number < 9; number++)
        {
            var members = Enumerable.Range(1, People).ToArray();
            chance.Shuffle(members);
            await teams.AddAsync($"team-{number.ToString(CultureInfo.InvariantCulture)}", (DayOfWeek)(1 + (number % 5)), members[..chance.Next(6, 14)], Zones[number % 3]);
        }

        foreach (var person in Enumerable.Range(1, People).Where(_ => chance.Next(4) == 0))
        {
            await teams.Engine.Budget.SetCapAsync(AttentionTeams.Ref(person), chance.Next(1, 8), Live);
        }

        var sent = await PlayAsync(teams, chance);

        Assert.NotEmpty(sent);
        foreach (var person in Enumerable.Range(1, People))
        {
            var account = await teams.AccountAsync(person);
            Assert.All(sent.Where(one => one.Key.Person == person), one => Assert.InRange(one.Value, 1, account.Most));
        }

        await CheckThatEverybodyWasAskedOrFindsThatTheyWereNotAsync(teams);
    }

    /// <returns>How many messages each person was sent in each week, by the calendar of the team that each came from.</returns>
    private static async Task<Dictionary<(int Person, DateOnly Monday), int>> PlayAsync(AttentionTeams teams, Random chance)
    {
        var sent = new Dictionary<(int, DateOnly), int>();
        teams.World.Chat.Answer = post =>
        {
            if (post is Post.PulseAsk or Post.PulseReminder)
            {
                var (plan, participant) = post is Post.PulseAsk ask ? (ask.Plan, ask.Participant) : (((Post.PulseReminder)post).Plan, ((Post.PulseReminder)post).Participant);
                var week = (int.Parse(participant.Person.Value.Split('-')[1], CultureInfo.InvariantCulture), AttentionWeek.At(TeamClock.For(plan.ZoneId), teams.World.Time.GetUtcNow()).Monday);
                sent[week] = sent.GetValueOrDefault(week) + 1;
            }

            return new SendOutcome.Done("message");
        };

        var until = teams.World.Time.GetUtcNow().AddDays(7 * Weeks);
        var other = teams.World.Start();
        while (teams.World.Time.GetUtcNow() < until)
        {
            teams.World.Time.Advance(TimeSpan.FromHours(1));
            await Task.WhenAll(teams.Engine.BeatAsync(), other.BeatAsync());
            if (chance.Next(50) == 0)
            {
                other = teams.World.Start();
            }
        }

        return sent;
    }

    private static async Task CheckThatEverybodyWasAskedOrFindsThatTheyWereNotAsync(AttentionTeams teams)
    {
        var asked = teams.World.Chat.Delivered.OfType<Post.PulseAsk>().ToLookup(post => post.Plan.Ref, post => post.Participant.Person);
        for (var person = 1; person <= People; person++)
        {
            var record = await teams.Engine.Teams.PersonAsync(AttentionTeams.Ref(person), Live);
            foreach (var round in record.Asked)
            {
                var reached = asked[new(new(ARound.Team.Tenant, round.Team), round.Round)].Contains(ARound.Person(person));
                var putOff = record.Attention!.Entries.Any(entry => entry is { Kind: AttentionKind.Ask, IsPutOff: true } && entry.Reference == round.Round.Value);
                Assert.True(reached != putOff, "Either the questions came, or the person finds that they were put off.");
            }
        }
    }
}
