using System.Net.Sockets;
using CollabBot.Core.Storage;
using CollabBot.Storage;

namespace CollabBot.Service;

/// <summary>Which exceptions at the start are a person's to mend, and what to tell them.</summary>
internal static class StartupFailure
{
    /// <returns>Sentences; empty when the exception is a fault of the program.</returns>
    public static IReadOnlyList<string> Explain(Exception exception) => exception switch
    {
        ConfigurationException wrong => wrong.Problems,
        StorageSetupException store => [store.Message],
        DocumentUnreadableException unreadable => [$"{unreadable.Message} Start the version of CollabBot that wrote it, or restore the document from a copy."],
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => ["The address is in use by another program; choose another with --urls http://localhost:PORT, or stop that program."],
        SocketException => ["The address cannot be listened on; choose another with --urls http://localhost:PORT."],
        _ => [],
    };
}
