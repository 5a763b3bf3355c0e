namespace CollabBot.Teams.Loop;

/// <summary>A reply that has words.</summary>
internal enum ReplyKind
{
    WillDo,
    Cannot,
}

/// <summary>How cards and dialogs carry a <see cref="ReplyKind"/>. Part of the format: a card may be weeks old.</summary>
internal static class ReplyKinds
{
    private const string WillDo = "will-do";
    private const string Cannot = "cannot";

    public static string CodeOf(ReplyKind kind) => kind is ReplyKind.WillDo ? WillDo : Cannot;

    public static ReplyKind? Find(string? code) => code switch
    {
        WillDo => ReplyKind.WillDo,
        Cannot => ReplyKind.Cannot,
        _ => null,
    };
}
