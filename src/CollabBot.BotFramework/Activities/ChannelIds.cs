namespace CollabBot.BotFramework.Activities;

/// <summary>Channel ids, as they stand before a colon; compared ordinally.</summary>
public static class ChannelIds
{
    public const string Msteams = "msteams";
    public const string Emulator = "emulator";
    public const string Webchat = "webchat";
    public const string Directline = "directline";
}
