using System;
using CatalogueGenerator;

return Generator.Run(args, Console.Out, Console.Error);
