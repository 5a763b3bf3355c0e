using CollabBot.BotFramework.Activities;
using Xunit;

namespace CollabBot.Tests.BotFramework.Activities;

public sealed class CapturedActivities
{
    public static TheoryData<string> All => [.. Captured.Names()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_captured_activity_is_read_without_a_field_ignored(string name)
    {
        var outcome = ActivityParser.Parse(Captured.Bytes(name));

        var activity = Assert.IsType<ActivityParseOutcome.Parsed>(outcome).Activity;
        Assert.Empty(activity.IgnoredFields);
        Assert.NotEmpty(activity.Conversation.Id);
        Assert.NotNull(activity.TenantId);
    }

    [Fact]
    public void Every_activity_comes_back_byte_for_byte()
    {
        foreach (var path in Captured.Everything)
        {
            var bytes = Captured.BytesAt(path);

            var activity = Assert.IsType<ActivityParseOutcome.Parsed>(ActivityParser.Parse(bytes)).Activity;

            Assert.Empty(activity.IgnoredFields);
            Assert.True(activity.AsUtf8Json().SequenceEqual(bytes.AsSpan().TrimEnd("\n"u8)), path);
        }
    }

    [Fact]
    public void A_channel_message_tells_team_channel_thread_and_time_zone()
    {
        var activity = Captured.Activity("message-mention-channel");

        Assert.Equal("19:team-general@thread.tacv2", activity.Teams.TeamId);
        Assert.Equal("19:channel-ann@thread.tacv2", activity.Teams.TeamsChannelId);
        Assert.Equal("19:channel-ann@thread.tacv2", activity.Conversation.BaseId);
        Assert.Equal("1795373541667", activity.ThreadRootId);
        Assert.Equal("UTC", activity.TimeZone);
        Assert.False(activity.IsPersonal);
        Assert.True(activity.MentionsBot);
        Assert.Equal("topic l0xu1p", activity.TextWithoutMention());
    }

    [Fact]
    public void An_install_into_a_team_tells_the_chosen_channel_and_the_group()
    {
        var activity = Captured.Activity("installationUpdate-add-channel");

        Assert.Equal("add", activity.Action);
        Assert.Equal("19:channel-ann@thread.tacv2", activity.Teams.SelectedChannelId);
        Assert.Equal("bbbbbbbb-0000-4000-8000-000000000001", activity.Teams.TeamAadGroupId);
        Assert.Equal("Spike Team", activity.Teams.TeamName);
    }

    [Fact]
    public void A_member_event_tells_who_came_and_why()
    {
        var activity = Captured.Activity("mock-userAdded-channel");

        var member = Assert.Single(activity.MembersAdded);
        Assert.Equal("aaaaaaaa-0000-4000-8000-000000000001", member.AadObjectId);
        Assert.True(activity.Teams.IsEvent("TEAMMEMBERADDED"));
    }

    [Fact]
    public void A_card_action_keeps_its_value_raw()
    {
        var activity = Captured.Activity("invoke-adaptiveCard-action-as-bob");

        Assert.True(activity.IsInvoke);
        Assert.Equal("adaptiveCard/action", activity.Name);
        Assert.Equal("choose", activity.Value!.Value.GetProperty("action").GetProperty("verb").GetString());
    }
}
