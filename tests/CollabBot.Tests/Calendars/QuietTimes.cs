using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Teams;
using CollabBot.Teams.Pulses;
using CollabBot.Tests.Fakes;
using NodaTime;
using Xunit;

namespace CollabBot.Tests.Calendars;

public sealed class QuietTimes
{
    private static readonly QuietHours Night = new(new TimeOnly(18, 0), new TimeOnly(9, 0), "Europe/London");

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-11-23T17:59:59Z", null)]
    [InlineData("2026-11-23T18:00:00Z", "2026-11-24T09:00:00Z")]
    [InlineData("2026-11-24T08:59:59Z", "2026-11-24T09:00:00Z")]
    [InlineData("2026-11-24T09:00:00Z", null)]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29T08:00:00Z")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25T09:00:00Z")]
    public void Quiet_ends_on_the_wall_also_when_the_clocks_change(string now, string? end) => Assert.Equal(Instant(end), Night.EndAfter(Instant(now)!.Value));

    [Fact]
    public void In_the_hour_that_the_clocks_repeat_quiet_ends_when_the_wall_says_so_for_the_second_time() =>
        Assert.Equal(Instant("2026-10-25T01:30:00Z"), (Night with { To = new TimeOnly(1, 30) }).EndAfter(Instant("2026-10-25T01:10:00Z")!.Value));

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 40)]
    public void In_some_zones_what_waits_is_never_sent_in_quiet_hours(int seed, int zones) => Play(seed, [.. DateTimeZoneProviders.Tzdb.Ids.Order(StringComparer.Ordinal)], zones);

    [Theory]
    [Trait("length", "long")]
    [InlineData(3)]
    public void In_every_zone_what_waits_is_never_sent_in_quiet_hours(int seed) => Play(seed, [.. DateTimeZoneProviders.Tzdb.Ids.Order(StringComparer.Ordinal)], null);

    [Fact]
    public async Task Who_has_quiet_hours_is_asked_when_they_end_once_and_holds_up_nobody()
    {
        var (world, engine) = await SetUpAsync();
        var late = new PersonRef(ARound.Team.Tenant, ARound.Person(3));
        await new SetQuietHours(engine.Teams, engine.People).HandleAsync(late, Night with { To = new TimeOnly(12, 0), From = new TimeOnly(20, 0) }, Live);

        await engine.PassAsync(At("2026-11-24", "11:59") - world.Time.GetUtcNow(), TimeSpan.FromMinutes(30));
        Assert.Equal(11, world.Chat.Delivered.OfType<Post.PulseAsk>().Count());
        Assert.DoesNotContain(world.Chat.Delivered.OfType<Post.PulseAsk>(), post => post.Participant.Person == late.Person);

        await engine.PassAsync(At("2026-11-25", "12:00") - world.Time.GetUtcNow(), TimeSpan.FromMinutes(10));
        Assert.Single(world.Chat.Delivered.OfType<Post.PulseAsk>(), post => post.Participant.Person == late.Person);
        Assert.Equal(12, world.Chat.Delivered.OfType<Post.PulseAsk>().Count());
    }

    [Theory]
    [InlineData("13:00", 1)]
    [InlineData("16:00", 0)]
    public async Task A_reminder_waits_for_the_end_of_quiet_hours_and_is_left_out_when_that_is_hours_late(string to, int reminders)
    {
        var (world, engine) = await SetUpAsync();
        var late = new PersonRef(ARound.Team.Tenant, ARound.Person(3));
        await engine.PassAsync(At("2026-11-25", "12:00") - world.Time.GetUtcNow(), TimeSpan.FromMinutes(30));
        await new SetQuietHours(engine.Teams, engine.People).HandleAsync(late, Night with { From = new TimeOnly(8, 0), To = TimeOnly.Parse(to, CultureInfo.InvariantCulture) }, Live);

        await engine.PassAsync(At("2026-11-27", "09:00") - world.Time.GetUtcNow(), TimeSpan.FromMinutes(10));

        Assert.Equal(11 + reminders, world.Chat.Delivered.OfType<Post.PulseReminder>().Count());
        Assert.Equal(reminders, world.Chat.Delivered.OfType<Post.PulseReminder>().Count(post => post.Participant.Person == late.Person));
    }

    [Theory]
    [InlineData("quiet", "You have no quiet hours of your own. Write *quiet 18:00 to 09:00* to have some.")]
    [InlineData("quiet 18:00 to 09:00", "Done. Your quiet hours are 18:00 to 09:00 (Europe/London). What I would send you then waits until they end. A reminder that would be hours late is left out. Nobody is told.")]
    [InlineData("quiet hours from 6 pm until 9 am", "Done. Your quiet hours are 18:00 to 09:00 (Europe/London). What I would send you then waits until they end. A reminder that would be hours late is left out. Nobody is told.")]
    [InlineData("quiet 9:00 to 8:00", "Quiet hours: 09:00 to 08:00 came. Give at most 16 hours, so that I can reach you each day. Nothing was changed.")]
    [InlineData("quiet 9 to 9", "Quiet hours: 09:00 to 09:00 came. Give at most 16 hours, so that I can reach you each day. Nothing was changed.")]
    [InlineData("quiet at night", "Quiet hours: I cannot read “at night”. Write two times of day, such as *quiet 18:00 to 09:00*. Nothing was changed.")]
    [InlineData("quiet off", "Done. You have no quiet hours of your own any more.")]
    public async Task They_are_typed_and_said_back(string words, string said)
    {
        var (_, engine) = await SetUpAsync();
        var typed = new TypedQuiet(new SetQuietHours(engine.Teams, engine.People), engine.Teams);

        Assert.Equal(said, await typed.SayAsync(new Sender(new PersonRef(ARound.Team.Tenant, ARound.Person(1))), words, null, Live));
    }

    private static void Play(int seed, List<string> ids, int? zones)
    {
        var random = new Random(seed);
        foreach (var zone in zones is { } some ? Enumerable.Range(0, some).Select(_ => ids[random.Next(ids.Count)]) : ids)
        {
            var hours = new QuietHours(TimeOnly.MinValue.AddMinutes(random.Next(96) * 15), TimeOnly.MinValue, zone);
            hours = hours with { To = hours.From.AddMinutes(15 * random.Next(1, 65)) };
            var clock = TeamClock.For(zone);
            for (var now = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(1_440)); now.Year <= 2030; now = now.AddMinutes(random.Next(1, 4_000)))
            {
                var end = hours.EndAfter(now);
                var isQuiet = clock.TimeAt(now).IsBetween(hours.From, hours.To);

                Assert.True(isQuiet == end is not null, $"{now:O} in {zone}: {hours.From} to {hours.To}.");
                if (end is { } until)
                {
                    // Where the clocks repeat an hour it may be quiet once more; whoever sends asks again.
                    var later = hours.EndAfter(until) ?? until;
                    Assert.True(until > now && until - now <= hours.Length + TimeSpan.FromHours(2) && hours.EndAfter(later) is null, $"{now:O} in {zone}: {hours.From} to {hours.To}, until {end:O}.");
                }
            }
        }
    }

    private static async Task<(World World, Engine Engine)> SetUpAsync()
    {
        var world = new World();
        var engine = world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync();
        return (world, engine);
    }

    private static DateTimeOffset? Instant(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string date, string time) =>
        TeamClock.For("Europe/London").At(DateOnly.Parse(date, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture));
}
