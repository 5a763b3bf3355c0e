using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using CollabBot.Tests.BotFramework.Endpoint;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.BotFramework.Activities;

public sealed class InboundEvents
{
    /// <summary>What each file is, by the beginning of its name; the longest that fits counts.</summary>
    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["Captures/conversationUpdate-membersAdded"] = "MembersChanged bot came",
        ["Captures/conversationUpdate-membersAdded-channel"] = "MembersChanged",
        ["Captures/custom-as-bob"] = "MessageReceived",
        ["Captures/custom-messageReaction"] = "Reacted",
        ["Captures/custom-messageUpdate"] = "MessageEdited",
        ["Captures/custom-task-fetch"] = "DialogFetched",
        ["Captures/custom-task-submit"] = "DialogSubmitted",
        ["Captures/installationUpdate-add"] = "Installed",
        ["Captures/installationUpdate-remove"] = "Uninstalled",
        ["Captures/invoke-adaptiveCard-action"] = "CardExecuted",
        ["Captures/invoke-composeExtension"] = "OtherInvoke",
        ["Captures/invoke-message-submitAction"] = "FeedbackGiven",
        ["Captures/invoke-task-fetch"] = "DialogFetched",
        ["Captures/invoke-task-submit"] = "DialogSubmitted",
        ["Captures/message-bob"] = "MessageReceived",
        ["Captures/message-group-mention"] = "MessageReceived",
        ["Captures/message-mention"] = "MessageReceived",
        ["Captures/message-submit"] = "CardSubmitted",
        ["Captures/message-text"] = "MessageReceived",
        ["Captures/message-withcard"] = "MessageReceived",
        ["Captures/mock-botAdded"] = "MembersChanged bot came",
        ["Captures/mock-botRemoved"] = "MembersChanged bot left",
        ["Captures/mock-channelCreated"] = "ChannelChanged Created",
        ["Captures/mock-channelDeleted"] = "ChannelChanged Deleted",
        ["Captures/mock-channelRenamed"] = "ChannelChanged Renamed",
        ["Captures/mock-install-"] = "Installed",
        ["Captures/mock-mentionInWord"] = "MessageReceived",
        ["Captures/mock-sendEmail"] = "MessageReceived",
        ["Captures/mock-teamDeleted"] = "TeamChanged Deleted",
        ["Captures/mock-teamRenamed"] = "TeamChanged Renamed",
        ["Captures/mock-uninstall"] = "Uninstalled",
        ["Captures/mock-user"] = "MembersChanged",
        ["Examples/1.3-command"] = "Other",
        ["Examples/1.3-contactRelationUpdate"] = "Other",
        ["Examples/1.3-deleteUserData"] = "Other",
        ["Examples/1.3-endOfConversation"] = "ConversationEnded",
        ["Examples/1.3-handoff"] = "HandedOff",
        ["Examples/1.3-ping"] = "Other",
        ["Examples/1.3-reaction"] = "Reacted",
        ["Examples/1.3-suggestion"] = "Other",
        ["Examples/1.3-trace"] = "Other",
        ["Examples/1.3-typing"] = "Typing",
        ["Examples/1.4-channel-data"] = "ChannelChanged Renamed",
        ["Examples/1.5-channelCreated"] = "ChannelChanged Created",
        ["Examples/1.5-channelDeleted"] = "ChannelChanged Deleted",
        ["Examples/1.5-channelRenamed"] = "ChannelChanged Renamed",
        ["Examples/1.5-channelRestored"] = "ChannelChanged Restored",
        ["Examples/1.5-channelShared"] = "ChannelChanged Shared",
        ["Examples/1.5-channelUnshared"] = "ChannelChanged Unshared",
        ["Examples/1.5-editMessage"] = "MessageEdited",
        ["Examples/1.5-softDeleteMessage"] = "MessageDeleted",
        ["Examples/1.5-teamArchived"] = "TeamChanged Archived",
        ["Examples/1.5-teamDeleted"] = "TeamChanged Deleted",
        ["Examples/1.5-teamHardDeleted"] = "TeamChanged HardDeleted",
        ["Examples/1.5-teamRenamed"] = "TeamChanged Renamed",
        ["Examples/1.5-teamRestored"] = "TeamChanged Restored",
        ["Examples/1.5-teamUnarchived"] = "TeamChanged Unarchived",
        ["Examples/1.5-teamrestored-lower"] = "TeamChanged Restored",
        ["Examples/1.5-undeleteMessage"] = "MessageUndeleted",
        ["Examples/1.5-unknown"] = "Other",
        ["Examples/1.6-entities"] = "MessageReceived",
        ["Examples/1.7-attachments"] = "MessageReceived",
        ["Examples/1.8-channel-message"] = "MessageReceived",
        ["Examples/1.9-streaming"] = "Typing",
        ["Examples/5.1-compose-extension"] = "OtherInvoke",
        ["Examples/5.1-file-consent"] = "OtherInvoke",
        ["Examples/5.1-invoke-without-name"] = "CardExecuted",
        ["Examples/5.1-token-exchange"] = "OtherInvoke",
        ["Examples/5.1-verify-state"] = "OtherInvoke",
        ["Examples/5.2-card-action"] = "CardExecuted",
        ["Examples/5.2-card-action-without-action"] = "CardUnreadable",
        ["Examples/5.3-refresh"] = "CardExecuted",
        ["Examples/5.4-dialog-fetch"] = "DialogFetched",
        ["Examples/5.4-dialog-submit"] = "DialogSubmitted",
        ["Examples/5.5-submit"] = "CardSubmitted",
        ["Examples/5.6-search"] = "SearchAsked",
        ["Examples/5.7-config-fetch"] = "OtherInvoke",
        ["Examples/5.7-feedback"] = "FeedbackGiven",
        ["Examples/5.7-feedback-form"] = "FeedbackFormFetched",
        ["Examples/5.7-meeting-end"] = "MeetingChanged Ended",
        ["Examples/5.7-meeting-join"] = "MeetingChanged ParticipantsJoined",
        ["Examples/5.7-meeting-leave"] = "MeetingChanged ParticipantsLeft",
        ["Examples/5.7-meeting-start"] = "MeetingChanged Started",
        ["Examples/5.7-read-receipt"] = "MessageRead",
        ["Examples/5.7-token-response"] = "Other",
        ["Examples/8.1-bot-added"] = "MembersChanged bot came",
        ["Examples/8.1-bot-removed"] = "MembersChanged bot left",
        ["Examples/8.1-channel-member"] = "ChannelMembersChanged",
        ["Examples/8.1-chat-members"] = "MembersChanged bot came",
        ["Examples/8.1-chat-renamed"] = "ChatRenamed",
        ["Examples/8.1-installation-add"] = "Installed",
        ["Examples/8.1-installation-add-upgrade"] = "Upgraded",
        ["Examples/8.1-installation-remove"] = "Uninstalled",
        ["Examples/8.1-installation-remove-upgrade"] = "Upgraded",
        ["Examples/8.1-installation-unknown"] = "Other",
        ["Examples/8.1-installed-in-team"] = "Installed",
        ["Examples/8.1-people-came-and-left"] = "MembersChanged",
    };

    private static readonly string[] Answered = ["CardExecuted", "CardUnreadable", "DialogFetched", "DialogSubmitted"];

    [Fact]
    public void Every_activity_is_the_case_that_it_should_be()
    {
        Assert.All(Captured.Everything, path => Assert.Equal(Expected(path), Describe(InboundEvent.Of(Read(path)))));
        Assert.All(Table.Keys, prefix => Assert.Contains(Captured.Everything, path => path.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_case_is_without_an_example()
    {
        var cases = typeof(InboundEvent).GetNestedTypes().Select(type => type.Name);

        Assert.Empty(cases.Except(Table.Values.Select(described => described.Split(' ')[0])));
    }

    [Fact]
    public async Task The_running_bot_takes_every_activity_and_answers_the_invokes_it_knows()
    {
        using var folder = new TemporaryFolder();
        await using var host = await ARealHost.StartProductAsync(folder.PathOf("bot.db"));
        using var connection = new RawConnection(host.Address);

        foreach (var path in Captured.Everything)
        {
            var json = JsonNode.Parse(Captured.BytesAt(path))!;
            json["serviceUrl"] = "http://localhost:9/";
            json["channelId"] = "msteams";
            var status = connection.Post(RawConnection.Request(JsonSerializer.SerializeToUtf8Bytes(json))).Status;
            var isUnknownInvoke = json["type"]!.GetValue<string>() == "invoke" && !Answered.Contains(Expected(path));
            Assert.Equal((path, isUnknownInvoke ? 501 : 200), (path, status));
        }
    }

    [Fact]
    public void A_refresh_is_told_from_a_press()
    {
        var pressed = Assert.IsType<InboundEvent.CardExecuted>(InboundEvent.Of(Read("Examples/5.2-card-action.json")));
        var refreshed = Assert.IsType<InboundEvent.CardExecuted>(InboundEvent.Of(Read("Examples/5.3-refresh.json")));

        Assert.Equal(("approve", false, "R-7"), (pressed.Verb, pressed.IsRefresh, pressed.Data.GetProperty("requestId").GetString()));
        Assert.Equal(("refresh", true), (refreshed.Verb, refreshed.IsRefresh));
    }

    [Fact]
    public void A_search_and_feedback_tell_what_is_buried_in_them()
    {
        var search = Assert.IsType<InboundEvent.SearchAsked>(InboundEvent.Of(Read("Examples/5.6-search.json")));
        var feedback = Assert.IsType<InboundEvent.FeedbackGiven>(InboundEvent.Of(Read("Examples/5.7-feedback.json")));

        Assert.Equal(new InboundEvent.SearchAsked("people", "ad", 0, 15), search);
        Assert.Equal(("like", JsonValueKind.String), (feedback.Reaction, feedback.Feedback.ValueKind));
    }

    private static string Expected(string path) => Table[Table.Keys.Where(prefix => path.StartsWith(prefix, StringComparison.Ordinal)).MaxBy(prefix => prefix.Length)!];

    private static Activity Read(string path) => Assert.IsType<ActivityParseOutcome.Parsed>(ActivityParser.Parse(Captured.BytesAt(path))).Activity;

    private static string Describe(InboundEvent happened) => happened switch
    {
        InboundEvent.TeamChanged changed => $"TeamChanged {changed.Change}",
        InboundEvent.ChannelChanged changed => $"ChannelChanged {changed.Change}",
        InboundEvent.MeetingChanged changed => $"MeetingChanged {changed.Change}",
        InboundEvent.MembersChanged { BotAdded: true } => "MembersChanged bot came",
        InboundEvent.MembersChanged { BotRemoved: true } => "MembersChanged bot left",
        _ => happened.GetType().Name,
    };
}
