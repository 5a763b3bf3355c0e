using System.CommandLine.Parsing;

namespace CollabBot.Doubles.Commands;

/// <summary>Reads arguments that the command line does not know by itself.</summary>
internal static class Argument
{
    public static Uri? Url(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        argument.AddError($"\"{argument.Tokens[0].Value}\" is no http URL.");
        return null;
    }
}
