using System.Globalization;
using CollabBot.Doubles.Teams.Connector;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Doubles;

/// <summary>As Microsoft publishes them for one bot and one thread, and for one app in one tenant.</summary>
public sealed class PublishedLimits
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(ConnectorOperation.Send, 7, 1, 8, 2, 60, 30, 1800)]
    [InlineData(ConnectorOperation.CreateConversation, 7, 1, 8, 2, 60, 30, 1800)]
    [InlineData(ConnectorOperation.GetMembers, 14, 1, 16, 2, 120, 30, 3600)]
    [InlineData(ConnectorOperation.GetConversations, 14, 1, 16, 2, 120, 30, 3600)]
    public void A_thread_takes_so_many_calls_in_each_window(ConnectorOperation operation, int first, int firstSeconds, int second, int secondSeconds, int third, int thirdSeconds, int anHour)
    {
        Assert.Equal(first, Admitted(operation, TimeSpan.FromSeconds(firstSeconds), every: TimeSpan.Zero));
        Assert.Equal(second, Admitted(operation, TimeSpan.FromSeconds(secondSeconds), every: TimeSpan.FromMilliseconds(100)));
        Assert.Equal(third, Admitted(operation, TimeSpan.FromSeconds(thirdSeconds), every: TimeSpan.FromMilliseconds(50)));
        Assert.Equal(anHour, Admitted(operation, TimeSpan.FromHours(1), every: TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public void An_update_counts_like_a_send_of_its_thread()
    {
        var throttle = new Throttle(_time) { IsOn = true };
        Assert.All(Enumerable.Range(0, 7), call => Assert.Null(throttle.Ask(call % 2 == 0 ? ConnectorOperation.Send : ConnectorOperation.Update, "a:1")));

        Assert.NotNull(throttle.Ask(ConnectorOperation.Delete, "a:1"));
        Assert.Null(throttle.Ask(ConnectorOperation.Send, "a:2"));
    }

    [Fact]
    public void An_app_takes_fifty_calls_a_second_whatever_they_are()
    {
        var throttle = new Throttle(_time) { IsOn = true };
        Assert.All(Enumerable.Range(0, 50), call => Assert.Null(throttle.Ask(ConnectorOperation.Send, $"a:{call}")));

        Assert.Equal(TimeSpan.FromSeconds(1), throttle.Ask(ConnectorOperation.GetMembers, "19:x"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(throttle.Ask(ConnectorOperation.GetMembers, "19:x"));
        Assert.Equal(1, throttle.Refused);
    }

    [Fact]
    public async Task Who_waits_as_asked_is_not_refused_again()
    {
        await using var teams = await ATeams.StartAsync(options => options with { HasLimits = true });
        for (var call = 0; call < 7; call++)
        {
            Assert.Equal(201, (await teams.SendAsync(teams.Ada.ChatId)).Status);
        }

        var refused = await teams.SendAsync(teams.Ada.ChatId);
        Assert.Equal((429, "Throttled", "1"), (refused.Status, refused.Code, refused.RetryAfter));

        teams.Time.Advance(TimeSpan.FromSeconds(int.Parse(refused.RetryAfter!, CultureInfo.InvariantCulture)));
        Assert.Equal(201, (await teams.SendAsync(teams.Ada.ChatId)).Status);
        Assert.Equal(8, teams.Teams.Log.Count);
    }

    [Fact]
    public async Task The_wait_can_be_told_as_a_date()
    {
        await using var teams = await ATeams.StartAsync(options => options with { HasLimits = true });
        teams.Teams.SaysRetryAfterAsDate = true;
        for (var call = 0; call < 7; call++)
        {
            await teams.SendAsync(teams.Ada.ChatId);
        }

        var refused = await teams.SendAsync(teams.Ada.ChatId);

        var until = DateTimeOffset.ParseExact(refused.RetryAfter!, "R", CultureInfo.InvariantCulture);
        Assert.InRange(until - teams.Time.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Nothing_is_limited_unless_somebody_asks_for_it()
    {
        await using var teams = await ATeams.StartAsync();

        for (var call = 0; call < 60; call++)
        {
            Assert.Equal(201, (await teams.SendAsync(teams.Ada.ChatId)).Status);
        }
    }

    /// <summary>How many calls to one thread get through within a window that starts now, after an hour of rest.</summary>
    private int Admitted(ConnectorOperation operation, TimeSpan window, TimeSpan every)
    {
        var throttle = new Throttle(_time) { IsOn = true };
        var end = _time.GetUtcNow() + window;
        var admitted = 0;
        while (_time.GetUtcNow() < end)
        {
            var wait = throttle.Ask(operation, "thread");
            admitted += wait is null ? 1 : 0;
            if (every == TimeSpan.Zero && wait is not null)
            {
                break;
            }

            _time.Advance(every);
        }

        return admitted;
    }
}
