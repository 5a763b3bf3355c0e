using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CollabBot.Chaos.Processes;

/// <summary>Signals of POSIX, to one process by its id.</summary>
internal static partial class Signal
{
    private const int Terminate = 15;

    // Those two have other numbers where the kernel is not Linux's.
    private static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;
    private static readonly int Halt = OperatingSystem.IsMacOS() ? 17 : 19;

    /// <summary>SIGTERM: please end.</summary>
    public static void ToEnd(Process process) => Send(process, Terminate);

    /// <summary>SIGSTOP: stand still, in the middle of anything.</summary>
    public static void ToHalt(Process process) => Send(process, Halt);

    /// <summary>SIGCONT: go on.</summary>
    public static void ToGoOn(Process process) => Send(process, Continue);

    private static void Send(Process process, int signal)
    {
        if (SysKill(process.Id, signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SysKill(int process, int signal);
}
