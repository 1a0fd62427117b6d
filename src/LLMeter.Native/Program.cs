using LLMeter.Native.Cli;

return await CommandLineProgram.RunAsync(args);
