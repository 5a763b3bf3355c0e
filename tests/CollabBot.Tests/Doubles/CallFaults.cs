using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Faults;
using Xunit;

namespace CollabBot.Tests.Doubles;

public sealed class CallFaults
{
    [Fact]
    public async Task A_refusal_before_accepting_leaves_nothing_behind_and_happens_as_often_as_asked()
    {
        await using var teams = await ATeams.StartAsync();
        teams.Teams.Faults.Add(new FaultRule(new Fault.Refused(ConnectorError.PreconditionFailed), ConnectorOperation.Send, Skip: 1, Times: 2));

        var statuses = new List<int>();
        for (var call = 0; call < 4; call++)
        {
            statuses.Add((await teams.SendAsync(teams.Ada.ChatId)).Status);
        }

        Assert.Equal([201, 412, 412, 201], statuses);
        Assert.Equal(2, teams.Teams.Log.Count);
        Assert.Equal(2, teams.Teams.Faults.Struck);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_was_accepted_can_be_answered_with_an_error_all_the_same(int status)
    {
        await using var teams = await ATeams.StartAsync();
        teams.Teams.Faults.Once(new Fault.AcceptedThenFailed(status));

        var answer = await teams.SendAsync(teams.Ada.ChatId);

        Assert.Equal(status, answer.Status);
        Assert.StartsWith("<html>", answer.Body, StringComparison.Ordinal);
        Assert.Single(teams.Teams.PostsIn(teams.Ada.ChatId));
    }

    [Fact]
    public async Task A_connection_is_cut_before_or_after_accepting()
    {
        await using var teams = await ATeams.StartAsync();
        teams.Teams.Faults.Once(new Fault.CutBefore());
        await Assert.ThrowsAsync<HttpRequestException>(() => teams.SendAsync(teams.Ada.ChatId));
        Assert.Equal(0, teams.Teams.Log.Count);

        teams.Teams.Faults.Once(new Fault.AcceptedThenCut());
        await Assert.ThrowsAsync<HttpRequestException>(() => teams.SendAsync(teams.Ada.ChatId));
        Assert.Equal(1, teams.Teams.Log.Count);
    }

    [Fact]
    public async Task What_is_refused_by_the_rules_is_refused_whatever_fault_was_due()
    {
        await using var teams = await ATeams.StartAsync();
        teams.Teams.Faults.Once(new Fault.AcceptedThenCut());

        Assert.Equal(404, (await teams.SendAsync("a:nobody")).Status);
    }

    [Fact]
    public async Task An_accepted_message_may_get_no_id()
    {
        await using var teams = await ATeams.StartAsync();
        teams.Teams.Faults.Once(new Fault.AcceptedWithoutId());

        var answer = await teams.SendAsync(teams.Ada.ChatId);

        Assert.Equal((202, ""), (answer.Status, answer.Body));
        Assert.Equal(1, teams.Teams.Log.Count);
    }

    [Fact]
    public async Task A_fault_of_one_conversation_spares_the_others()
    {
        await using var teams = await ATeams.StartAsync();
        teams.Teams.Faults.Add(new FaultRule(new Fault.Refused(ConnectorError.Throttled, ErrorShape.Empty, TimeSpan.FromSeconds(30)), ConversationId: teams.Ada.ChatId));

        var refused = await teams.SendAsync(teams.Ada.ChatId);

        Assert.Equal((429, "30", ""), (refused.Status, refused.RetryAfter, refused.Body));
        Assert.Equal(201, (await teams.SendAsync(teams.Teams.Tenant.People[1].ChatId)).Status);
    }

    [Fact]
    public void The_same_seed_strikes_the_same_calls()
    {
        Assert.Equal(Strikes(seed: 7), Strikes(seed: 7));
        Assert.NotEqual(Strikes(seed: 7), Strikes(seed: 8));
        Assert.InRange(Strikes(seed: 7).Count(struck => struck), 15, 45);
    }

    [Fact]
    public async Task A_slow_answer_waits_for_the_clock_and_accepts_halfway()
    {
        await using var teams = await ATeams.StartAsync();
        teams.Teams.Latency = new Latency(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4));

        var call = teams.SendAsync(teams.Ada.ChatId);
        while (teams.Teams.Log.Count == 0)
        {
            teams.Time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        while (!call.IsCompleted)
        {
            teams.Time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        Assert.Equal(201, (await call).Status);
    }

    [Fact]
    public async Task Who_is_down_refuses_connections_and_comes_back_where_it_was()
    {
        await using var teams = await ATeams.StartAsync();
        var url = teams.Teams.ServiceUrl;

        await teams.Teams.GoDownAsync();
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => teams.SendAsync(teams.Ada.ChatId));
        await teams.Teams.ComeBackAsync();

        Assert.Equal(HttpRequestError.ConnectionError, refused.HttpRequestError);
        Assert.Equal(201, (await teams.SendAsync(teams.Ada.ChatId)).Status);
        Assert.Equal(url, teams.Teams.ServiceUrl);
    }

    private static List<bool> Strikes(int seed)
    {
        var plan = new FaultPlan(seed);
        plan.Add(new FaultRule(new Fault.CutBefore(), Probability: 0.3));
        return [.. Enumerable.Range(0, 100).Select(_ => plan.Next(ConnectorOperation.Send, "a:1") is not null)];
    }
}
