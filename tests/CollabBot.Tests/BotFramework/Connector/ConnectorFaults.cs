using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using Xunit;

namespace CollabBot.Tests.BotFramework.Connector;

/// <summary>Every code that the connector is documented to answer with, and what it demands.</summary>
public sealed class ConnectorFaults
{
    public static TheoryData<int, string, ConnectorFault> Permanent => new()
    {
        { 400, Error("BadArgument"), ConnectorFault.BadRequest },
        { 400, Error("BadSyntax"), ConnectorFault.BadRequest },
        { 400, Error("Bad Argument"), ConnectorFault.BadRequest },
        { 400, "", ConnectorFault.BadRequest },
        { 401, Error("BotNotRegistered"), ConnectorFault.BotNotRegistered },
        { 403, Error("BotDisabledByAdmin"), ConnectorFault.DisabledByAdministrator },
        { 403, Error("BotNotInConversationRoster"), ConnectorFault.NotInConversation },
        { 403, Error("ConversationBlockedByUser"), ConnectorFault.BlockedByPerson },
        { 403, """{"errorCode":209,"message":"{\r\n \"subCode\": \"MessageWritesBlocked\"}"}""", ConnectorFault.BlockedByPerson },
        { 403, Error("ForbiddenOperationException"), ConnectorFault.NotInstalledForPerson },
        { 403, Error("InvalidBotApiHost"), ConnectorFault.WrongHost },
        { 403, Error("NotEnoughPermissions"), ConnectorFault.Forbidden },
        { 403, "<html>", ConnectorFault.Forbidden },
        { 404, Error("ActivityNotFoundInConversation"), ConnectorFault.MessageGone },
        { 404, Error("ConversationNotFound"), ConnectorFault.ConversationGone },
        { 404, Error("MemberNotFoundInConversation"), ConnectorFault.NotAMember },
        { 404, Error("SomethingNew"), ConnectorFault.Other },
        { 413, Error("MessageSizeTooBig"), ConnectorFault.TooBig },
        { 413, "<html>", ConnectorFault.TooBig },
        { 409, Error("SomethingNew"), ConnectorFault.Other },
        { 501, "", ConnectorFault.NotSupported },
    };

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Permanent), DisableDiscoveryEnumeration = true)]
    public async Task Each_code_says_what_to_do_whatever_the_call(int status, string body, ConnectorFault expected)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(status, body);

        var sent = await connector.Client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Live);
        var created = await connector.Client.CreateConversationAsync("t", "29:a", null, Live);
        var read = await Assert.ThrowsAsync<ConnectorException>(() => connector.Client.GetTeamAsync("19:t", Live));

        Assert.Equal(expected, Assert.IsType<SendOutcome.Permanent>(sent).Fault);
        Assert.Equal(expected, Assert.IsType<CreateConversationOutcome.Permanent>(created).Fault);
        Assert.Equal(expected, read.Fault);
    }

    [Theory]
    [InlineData(401, "", typeof(SendOutcome.NotAccepted))]
    [InlineData(412, "PreconditionFailed", typeof(SendOutcome.NotAccepted))]
    [InlineData(429, "Throttled", typeof(SendOutcome.NotAccepted))]
    [InlineData(500, "ServiceError", typeof(SendOutcome.Unknown))]
    [InlineData(502, "", typeof(SendOutcome.Unknown))]
    [InlineData(503, "", typeof(SendOutcome.Unknown))]
    [InlineData(504, "", typeof(SendOutcome.Unknown))]
    public async Task The_other_codes_say_it_by_their_class(int status, string code, Type expected)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(status, code.Length == 0 ? "" : Error(code));

        Assert.IsType(expected, await connector.Client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Live));
    }

    private static string Error(string code) => $$$"""{"error":{"code":"{{{code}}}","message":"Words for people."}}""";
}
