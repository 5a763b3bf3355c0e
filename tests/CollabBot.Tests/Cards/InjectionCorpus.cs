namespace CollabBot.Tests.Cards;

/// <summary>What people may write to make a card say, link, show or mention what the bot did not.</summary>
internal static class InjectionCorpus
{
    private static readonly string[] Attacks =
    [
        // Links, with and without a scheme
        "[x](https://x.example)", "[x](http://x.example \"t\")", "[x]( https://x.example )", "[x](javascript:alert(1))", "[x](data:text/html;base64,PHg+)", "[x](//x.example)", "[x][1]", "[1]: https://x.example",
        "<https://x.example>", "<mailto:a@x.example>", "https://x.example/a?b=c#d", "HTTP://X.EXAMPLE", "http:\\\\x.example", "//x.example", "www.x.example", "x.example", "x.com/path", "ftp://x.com", "tel:+441234567890",
        "mailto:a@x.com", "a@x.com", "msteams://teams.microsoft.com/l/chat", "h\u200bttps://x.com", "https:\u2060//x.com", "https://x\u3002com", "https://\u0445.com", "xn--e1awd7f.com", "\\[x](https://x.com)", "[x\\](https://x.com)", "[[x]](https://x.com)",
        "[*x*](https://x.com)", "[x]\n(https://x.com)", "[ ](https://x.com)",
        // Pictures
        "![x](https://x.example/a.png)", "![](data:image/png;base64,AAAA)", "![x][1]", "<img src=x onerror=alert(1)>", "!\u200b[x](https://x.com/a.png)",
        // Mentions
        "<at>Ada</at>", "< at >Ada</ at >", "<AT>Ada</AT>", "<at id=\"0\">Ada</at>", "&lt;at&gt;Ada&lt;/at&gt;", "&#60;at&#62;Ada&#60;/at&#62;", "<\u200bat>Ada</at>", "<at>*Ada*</at>", "@everyone", "@team @channel",
        // HTML
        "<b>x</b>", "<script>alert(1)</script>", "<a href=https://x.com>x</a>", "<!-- x", "<svg/onload=alert(1)>", "<iframe src=//x.com>", "</div></body>", "&amp;&nbsp;&copy;", "<style>*{display:none}</style>", "<table><tr><td>x",
        // Styles, blocks
        "**x**", "__x__", "*x*", "_x_", "***", "---", "===", "# x", "> x", "- x", "+ x", "* x", "1. x", "1) x", "`x`", "```x", "~~x~~", "| a | b |", "\\", "\\\\", "\\*x\\*", "x\\", "a\n\n# b", "a\r\n- b\r\n- c", "a\n===", "a\n---\nb",
        // Templates and dates
        "${user.name}", "{{DATE(2026-01-01T00:00:00Z, SHORT)}}", "{{TIME(2026-01-01T00:00:00Z)}}", "{user}", "%s %n", "{0}", "${rs:key}",
        // Unseen, turned round, overflowing
        "\u202emoc.x//:sptth", "a\u202eb\u202cc", "\u2067x\u2069", "\u2066x", "x\u2069\u2069", "\u200f\u200e\u061c", "\u200b\u200b", "\ufeffx", "a\u00adb", "\u2028x\u2029y", "\0x\u0001\u001b[31m", "\u0085x", "\u007fx", "\U000e0041\U000e0042", "\u3164",
        "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324", "\u05e9\u05dc\u05d5\u05dd (x)", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u05d0 https://x.com \u05d1", "\ud83d\ude00", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        // JSON, SQL, shells, formulas: nothing special here, and must stay so
        "\"}],\"actions\":[{\"type\":\"Action.OpenUrl\"", "'; drop table x; --", "$(x)", "=1+1", "@SUM(A1)", "\t=1",
    ];

    /// <summary>Each attack alone, between words, at the end of a line that begins anew, and twice side by side.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Attacks,
        .. Attacks.Select(attack => $"Team {attack} North"),
        .. Attacks.Select(attack => $"Team\n{attack}"),
        .. Attacks.Select(attack => attack + attack),
        new('x', 5_000),
        string.Concat(Enumerable.Repeat("[x](https://x.com)", 300)),
        new('*', 300),
    ];
}
